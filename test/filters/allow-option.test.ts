import { expect, test } from 'vitest';
import { body } from '../../rules/sample.ts';
import { fingerprint } from '../../src/finding/fingerprint.ts';
import { key } from '../support/keys.ts';
import { judgeText, lintText } from '../support/lint-text.ts';

const RULE = 'no-hardcoded-api-key';
const START = body(6, 1);
const MIDDLE = body(20, 2);
const END = body(6, 3);
const VALUE = START + MIDDLE + END;
const LINE = `api_key = "${VALUE}"`;

function allow(...entries: string[]): Parameters<typeof lintText>[1] {
  return { config: { rules: { [RULE]: ['error', { allow: entries }] } } };
}

test.each([
  ['the value', VALUE],
  ['its start', `${START}*`],
  ['its end', `*${END}`],
  ['its middle', `*${MIDDLE}*`],
  ['start and end', `${START}*${END}`],
  ['pieces in order', `${START}*${MIDDLE.slice(3, 8)}*${MIDDLE.slice(12)}${END}`],
  ['stars for nothing', `*${START}*${MIDDLE}**${END}*`],
  ['anything', '*'],
  ['its fingerprint', fingerprint(RULE, 'a.txt', VALUE)],
])('%s allows it', (_, entry) => {
  expect(judgeText(LINE, allow('unlike', entry))).toEqual(['allow-option']);
});

test.each([
  ['a start without a star', START],
  ['an end without a star', END],
  ['another case', VALUE.toUpperCase()],
  ['a star after what is not its start', `${MIDDLE}*`],
  ['a star before what is not its end', `*${MIDDLE}`],
  ['pieces out of order', `*${END}*${START}*`],
  ['a piece counted twice', `${VALUE}*${END}`],
  ['a piece counted twice in the middle', `*${MIDDLE}*${MIDDLE}*`],
  ['a pattern of another language', '.*'],
  ['a pattern for one character', `${VALUE.slice(0, -1)}?`],
  ['the fingerprint in another file', fingerprint(RULE, 'b.txt', VALUE)],
  ['the fingerprint of another rule', fingerprint('no-xai-key', 'a.txt', VALUE)],
])('%s does not', (_, entry) => {
  expect(judgeText(LINE, allow(entry))).toEqual([RULE]);
});

test('an option of one rule allows nothing of another', () => {
  expect(judgeText(`${key}\n${LINE}`, allow('*'))).toEqual(['no-xai-key', 'allow-option']);
});

test('in the name of a file as well', () => {
  const file = { path: `get?api_key=${VALUE}&page=1`, tracked: true };
  expect(judgeText('', file)).toEqual([RULE]);
  expect(judgeText('', { ...file, ...allow(VALUE) })).toEqual(['allow-option']);
});

test('the reason is the place of the entry, never the entry, which may be the secret', () => {
  const [suppressed] = lintText(LINE, allow('unlike', VALUE)).suppressed;
  expect(suppressed?.reason).toBe('rules.no-hardcoded-api-key.1.allow.1');
});
