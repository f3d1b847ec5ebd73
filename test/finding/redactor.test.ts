import { describe, expect, test } from 'vitest';
import { body } from '../../rules/sample.ts';
import { Redactor } from '../../src/finding/redactor.ts';

const SECRET = body(32, 3);
const HASH = body(40, 4, 'hex');

function redact(text: string, ...secrets: string[]): string {
  return new Redactor(secrets).redact(text).text;
}

describe('next to a finding', () => {
  test.each([
    ['a long word with digits, which may be a key that no rule knows', HASH],
    ['one in a path', `a/${HASH}/b`],
    ['one after a name', `id-${HASH}`],
    ['one that ends in base64 padding', `${body(30, 5)}==`],
  ])('hides %s', (_, text) => {
    expect(redact(`x: ${text};`)).toMatch(/^x: <\d+ characters, \.{3}\S{4}>;$/);
  });

  test.each([
    ['words', 'internationalizationConfigurationProvider'],
    ['a path', 'src/components/navigation/primary-navigation-item.test.ts'],
    ['names with a digit or two', 'createApplicationLayout2Column3'],
    ['short words with digits', 'a1b2c3d4e5f6a7b8c9d0a1b'],
    ['a number and an UUID', '123456789 00000000-0000-0000-0000-000000000000'],
  ])('leaves %s', (_, text) => {
    expect(redact(text)).toBe(text);
  });

  test('hides the whole word with a piece of the secret', () => {
    const text = `ab-${SECRET.slice(5, 13)}/cd ef`;
    expect(redact(text, SECRET)).toBe(`<${text.length - 3} characters> ef`);
  });

  test('leaves what shares fewer than eight characters', () => {
    const text = `ab ${SECRET.slice(5, 12)} cd`;
    expect(redact(text, SECRET)).toBe(text);
  });

  test('hides every whole copy of a secret that is shorter', () => {
    expect(redact('hush.hush: hus', 'hush')).toBe('<4 characters>.<4 characters>: hus');
  });
});

describe('in a name', () => {
  test('hides the secret alone: a long word is as likely a hash', () => {
    const redactor = new Redactor([SECRET]);
    const name = `dist/app.${HASH}.js`;
    expect(redactor.redactCopies(name)).toBe(name);
    expect(redactor.redactCopies(`keys/${SECRET}.txt`)).toBe(
      `keys/<32 characters, ...${SECRET.slice(-4)}>.txt`,
    );
  });
});
