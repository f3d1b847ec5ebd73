import { describe, expect, test } from 'vitest';
import { apiKey } from '../../rules/sample.ts';
import { makeConfig } from '../../src/config/config.ts';
import type { GitObject, ObjectBatch } from '../../src/git/git-object.ts';
import { makeLooker } from '../../src/sources/look-at-objects.ts';
import { makePrefilter } from '../../src/sources/secret-prefilter.ts';

const prefilter = makePrefilter(makeConfig({}));
const LINES = Array.from(
  { length: 60 },
  (_, at) =>
    `const value${String(at)} = compute(alpha, beta, ${String(at)}); // some words about it\n`,
);
const SECRET = `const api = "${apiKey(1)}";\n`;
const LFS = `version https://git-lfs.github.com/spec/v1\noid sha256:${'0'.repeat(64)}\nsize 9\n`;

function version(id: string, edit: (lines: string[]) => unknown = () => undefined): GitObject {
  const lines = [...LINES];
  edit(lines);
  return { id, type: 'blob', bytes: Buffer.from(lines.join('')) };
}

const clean = version('clean');
const edited = version(
  'edited',
  (lines) => (lines[9] = 'const other = compute(gamma, delta, 9);\n'),
);
const leaking = version('leaking', (lines) => lines.splice(30, 0, SECRET));
/** Changes another line of what leaks. */
const later = version('later', (lines) => {
  lines.splice(30, 0, SECRET);
  lines[50] = 'const other = compute(gamma, delta, 50);\n';
});
const ALL = [clean, edited, leaking, later];

/** By id: what is suspicious, and what was compared with which other one. */
async function look(
  batches: readonly (readonly GitObject[])[],
  bases: Readonly<Record<string, string>> = {},
): Promise<string[]> {
  const looker = makeLooker(prefilter, (id) => bases[id]);
  const looks: string[] = [];
  for (const objects of batches) {
    const batch: ObjectBatch = { objects, bytes: Buffer.concat(objects.map(({ bytes }) => bytes)) };
    for await (const { object, size, isSuspect, compared } of looker(batch)) {
      expect(size).toBe((object as GitObject).bytes.length);
      const how = compared ? ` (from ${compared.base})` : '';
      looks.push(`${object.id}${isSuspect ? ' suspect' : ''}${how}`);
    }
  }
  return looks;
}

describe.each([
  ['in one batch', (objects: readonly GitObject[]) => [objects]],
  ['in a batch each', (objects: readonly GitObject[]) => objects.map((object) => [object])],
])('versions of a blob, %s', (_, divide) => {
  test('a change that leaks is suspicious, and all that is compared with it', async () => {
    const bases = { edited: 'clean', leaking: 'edited', later: 'leaking' };
    expect(await look(divide(ALL), bases)).toEqual([
      'clean',
      'edited (from clean)',
      'leaking suspect (from edited)',
      'later suspect (from leaking)',
    ]);
  });

  test('without a word of git they are told by their beginning', async () => {
    expect(await look(divide(ALL))).toEqual([
      'clean',
      'edited (from clean)',
      'leaking suspect (from edited)',
      'later suspect (from leaking)',
    ]);
  });

  test('what takes the secret away is looked at beside what has it', async () => {
    expect(await look(divide([leaking, clean, edited]))).toEqual([
      'leaking suspect',
      'clean suspect (from leaking)',
      'edited suspect (from clean)',
    ]);
  });

  test('another one with a secret does not hide it', async () => {
    const other: GitObject = { id: 'other', type: 'blob', bytes: Buffer.from(SECRET) };
    expect(await look(divide([clean, other, leaking]))).toEqual([
      'clean',
      'other suspect',
      'leaking suspect (from clean)',
    ]);
  });
});

test('what another version makes of a text is looked at: an archive, a pointer', async () => {
  const pointer: GitObject = { id: 'pointer', type: 'blob', bytes: Buffer.from(LFS) };
  const longer = Buffer.concat([Buffer.from(LFS), Buffer.from(LINES.join(''))]);
  const before: GitObject = { id: 'before', type: 'blob', bytes: longer };
  expect((await look([[before], [pointer]], { pointer: 'before' }))[1]).toMatch(/^pointer suspect/);
});

test('a text that becomes an archive is suspicious, and its end is no beginning', async () => {
  const archive = version('archive', (lines) => lines.unshift('!<arch>\n'));
  const other = version('other', (lines) => lines.push('!<arch>\n'));
  const bases = { archive: 'clean', other: 'clean' };
  expect(await look([[clean], [archive], [other]], bases)).toEqual([
    'clean',
    'archive suspect (from clean)',
    'other (from clean)',
  ]);
});

test('messages are no versions of each other', async () => {
  const messages = [clean, leaking].map((one) => ({ ...one, type: 'commit' }));
  expect(await look([messages])).toEqual(['clean', 'leaking suspect']);
});
