import { expect, test } from 'vitest';
import { apiKey } from '../../rules/sample.ts';
import { reveal } from '../../src/finding/secret.ts';
import { lintText } from '../support/lint-text.ts';

/** Some look like base64 of a text by chance, and are found by that. */
const keys = Array.from({ length: 12 }, (_, at) => apiKey(at + 1));

function toBase64(key: string): string {
  return Buffer.from(key).toString('base64');
}

test.each<[string, (key: string) => string]>([
  [
    'a quote that is written as a number before a list',
    (key) => `["\\42x",\n  "${key.slice(1)}"].join("")`,
  ],
  [
    'an escape that goes on over two kinds of line breaks',
    (key) => `%\n  u0078a^\n${key.slice(2, 30)}\\\n${key.slice(30)}\n`,
  ],
  [
    'lines of base64, the last one behind a comment',
    (key) => {
      const lines = toBase64(key).match(/.{1,36}/g) ?? [];
      const last = lines.pop() ?? '';
      return `"k": "'${lines.join('\r\n')}\r\n' + // the rest\n '${last}'",\n`;
    },
  ],
  [
    'a word in lines of two kinds',
    (key) => {
      const word = toBase64(key);
      return `k = ${word.slice(0, 21)}\n  ${word.slice(21, 26)}\`\n${word.slice(26)}\n`;
    },
  ],
])('%s', (_, write) => {
  const missed = keys.filter((key) => {
    const { kept } = lintText(Buffer.from(write(key)));
    return !kept.some(({ secret }) => secret && reveal(secret) === key);
  });
  expect(missed).toHaveLength(0);
});
