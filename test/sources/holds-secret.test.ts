import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { apiKey } from '../../rules/sample.ts';
import { holdsSecret } from '../../src/sources/holds-secret.ts';
import { makeZip } from '../support/make-zip.ts';

const key = apiKey(1);
const base64 = Buffer.from(`key=${key}\n`).toString('base64');

test.each([
  ['as it is', Buffer.from(`a ${key}`), true],
  ['another', Buffer.from(`a ${apiKey(2)}`), false],
  ['in UTF-16', Buffer.from(`a ${key}`, 'utf16le'), true],
  ['in base64', Buffer.from(`a: ${base64}`), true],
  ['in gzip', gzipSync(`a ${key}`), true],
  ['another in gzip', gzipSync(`a ${apiKey(2)}`), false],
  ['in an archive that is cut off', gzipSync(`a ${apiKey(2)}`).subarray(0, -9), false],
  [
    'in an archive that is not opened',
    Buffer.from('Rar!\x1a\x07\x01\x00 and more', 'latin1'),
    false,
  ],
  [
    'in the second file of a zip',
    makeZip([
      { name: 'a', content: 'b' },
      { name: 'c', content: key },
    ]),
    true,
  ],
])('%s', async (_, bytes, expected) => {
  expect(await holdsSecret(bytes, key)).toBe(expected);
});
