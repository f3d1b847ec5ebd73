import { expect, test } from 'vitest';
import { fitExcerpt } from '../../src/reporters/fit-excerpt.ts';

/** The excerpt with its caret below it. */
function show(before: number, secret: string, after: number, room: number): string {
  const text = 'a'.repeat(before) + secret + 'z'.repeat(after);
  const excerpt = { text, caret: before, caretLength: secret.length };
  const { text: part, caret, caretLength } = fitExcerpt(excerpt, room);
  expect(part.length).toBeLessThanOrEqual(Math.max(room, secret.length + 2));
  expect(part.slice(caret, caret + caretLength)).toBe(secret);
  return part;
}

test.each<[string, number, number, string]>([
  ['what fits', 3, 3, 'aaaSECRETzzz'],
  ['in the middle', 40, 40, '…aaaaaSECRETzzzzzzz…'.slice(0, 20)],
  ['at the start', 0, 40, 'SECRETzzzzzzzzzzzzz…'],
  ['at the end', 40, 0, '…aaaaaaaaaaaaaSECRET'],
])('%s', (_, before, after, expected) => {
  const shown = show(before, 'SECRET', after, 20);
  expect(shown.replaceAll(/[az]/g, '.').length).toBe(expected.length);
  expect(shown.startsWith('…')).toBe(expected.startsWith('…'));
});

test('the caret stays below the secret, wherever that is', () => {
  for (let before = 0; before <= 60; before += 1) show(before, 'SECRET', 60 - before, 20);
});

test.each([
  ['a secret that is wider than the terminal', { text: 'x'.repeat(90), caret: 0, caretLength: 90 }],
  [
    'characters that are wider than one column',
    { text: '字'.repeat(60), caret: 4, caretLength: 6 },
  ],
])('%s stays as it is', (_, excerpt) => {
  expect(fitExcerpt(excerpt, 40)).toBe(excerpt);
});
