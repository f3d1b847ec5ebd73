import { constants } from 'node:buffer';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { makeConfig } from '../../src/config/config.ts';
import { makePrefilter } from '../../src/sources/secret-prefilter.ts';
import { key } from '../support/keys.ts';

const prefilter = makePrefilter(makeConfig({}));
const secret = Buffer.from(`k = ${key}`);

test('what one override alone looks for passes, in whichever file it stands', () => {
  const { passes, passesBatch } = makePrefilter(
    makeConfig({
      rules: { 'no-xai-key': 'off', 'no-hardcoded-api-key': 'off' },
      overrides: [{ files: ['*.txt'], rules: { 'no-xai-key': 'error' } }],
    }),
  );
  expect([passes(secret), passesBatch(secret)]).toEqual([true, true]);
});

test.each([
  ['a key', secret, true],
  ['a key in characters of two bytes', Buffer.from(secret.toString(), 'utf16le'), true],
  ['words', Buffer.from('nothing of the kind\n'.repeat(20)), false],
  ['words in characters of two bytes', Buffer.from('nothing of it\n'.repeat(20), 'utf16le'), false],
])('%s', (_, bytes, isPassed) => {
  expect([prefilter.passes(bytes), prefilter.passesBatch(bytes)]).toEqual([isPassed, isPassed]);
});

test('a batch that is too long for a string passes', () => {
  const bytes = { length: constants.MAX_STRING_LENGTH + 1 } as unknown as Buffer;
  expect(prefilter.passesBatch(bytes)).toBe(true);
});

test('an archive is recognised', () => {
  expect([secret, gzipSync(secret)].map(prefilter.isArchive)).toEqual([false, true]);
});

test('the name of a file with secrets is forbidden', async () => {
  const names = ['.env', '.env.example', 'a.txt'];
  expect(await Promise.all(names.map(prefilter.isNameForbidden))).toEqual([true, false, false]);
});
