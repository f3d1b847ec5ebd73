import { expect, test } from 'vitest';
import rule from '../../rules/no-public-env-key.ts';
import { apiKey } from '../../rules/sample.ts';
import { validateConfig } from '../../src/config/validate-config.ts';
import { ConfigError } from '../../src/errors/errors.ts';

function count(text: string): number {
  return rule.find(text, { path: 'a.md', options: {} }).length;
}

const NAME = 'VITE_XAI_API_KEY';

test.each([
  ['before the sign', 4, (blanks: string) => `x ${NAME}${blanks}= 1`],
  ['behind an opening brace', 8, (blanks: string) => `{${blanks}${NAME} }`],
  ['before a closing brace', 8, (blanks: string) => `{ ${NAME}${blanks}}`],
])('blanks %s', (_, most, write) => {
  expect(count(write(' '.repeat(most)))).toBe(1);
  expect(count(write(' '.repeat(most + 1)))).toBe(0);
});

test('what only opens or only closes is talked about', () => {
  expect(count(`"${NAME} x`)).toBe(0);
  expect(count(`x ${NAME}"`)).toBe(0);
});

test('it is no secret, and warns', () => {
  expect(rule).toMatchObject({ holdsSecret: false, severity: 'warn' });
});

test('names of other vendors are those of the options', () => {
  const context = { path: '.env', options: { names: ['BC'] } };
  expect(rule.find('VITE_BC=1\nVITE_CC=1\n', context)).toHaveLength(1);
  expect(() =>
    validateConfig('a.json', { rules: { 'no-public-env-key': ['warn', { names: ['B'] }] } }),
  ).not.toThrow();
});

test('any other name that is given an xAI key', () => {
  expect(count(`env.VITE_TITLE = "${apiKey()}"`)).toBe(1);
  expect(count('env.VITE_TITLE = "Hello"')).toBe(0);
});

test('it is about all values that the variable is given', () => {
  const [one, two] = [apiKey(1), apiKey(2)];
  const text = `${NAME} = local ? "${one}" : "${two}";`;
  const [match] = rule.find(text, { path: 'a.ts', options: {} });
  const { start = 0, end = 0 } = match?.about ?? {};
  expect(text.slice(start, end)).toBe(`${one}" : "${two}`);
});

test.each([[['']], [['a', 'a']]])('%j are no names', (names) => {
  const config = { rules: { 'no-public-env-key': ['warn', { names }] } };
  expect(() => validateConfig('a.json', config)).toThrow(ConfigError);
});
