import { expect, test } from 'vitest';
import type { GitObject } from '../../src/git/git-object.ts';
import { BlobVersions } from '../../src/sources/blob-versions.ts';

const LINES = Array.from(
  { length: 60 },
  (_, at) => `const value${String(at)} = compute(alpha, beta, ${String(at)});\n`,
);

function blob(id: string, edit: (lines: string[]) => unknown = () => undefined): GitObject {
  const lines = [...LINES];
  edit(lines);
  return { id, type: 'blob', bytes: Buffer.from(lines.join('')) };
}

const first = blob('first');
const edited = blob('edited', (lines) => (lines[40] = 'const other = compute(gamma);\n'));
/** Its beginning is another one. */
const moved = blob('moved', (lines) =>
  lines.unshift(`const before = compute(${'x'.repeat(60)});\n`),
);

test('a blob is compared with what git keeps it as a change of', () => {
  const versions = new BlobVersions();
  expect(versions.add(first, undefined)).toBeUndefined();
  expect(versions.add(moved, 'first')?.base).toBe('first');
});

test('without that, with the last one that begins with the same bytes', () => {
  const versions = new BlobVersions();
  versions.add(first, undefined);
  expect(versions.add(moved, undefined)).toBeUndefined();
  expect(versions.add(edited, 'unknown')?.base).toBe('first');
  expect(versions.add(blob('again'), undefined)?.base).toBe('edited');
});

test('bytes that are no text are compared with nothing, and nothing with them', () => {
  const versions = new BlobVersions();
  const binary = { ...first, id: 'binary', bytes: Buffer.concat([first.bytes, Buffer.from([0])]) };
  expect(versions.add(binary, undefined)).toBeUndefined();
  expect(versions.add(first, 'binary')).toBeUndefined();
  expect(versions.add(binary, 'first')).toBeUndefined();
});

test('tells what came of the look at the other one, as soon as that is known', () => {
  const versions = new BlobVersions();
  versions.add(first, undefined);
  const compared = versions.add(edited, 'first');
  expect(compared?.isBaseSuspect()).toBeUndefined();
  versions.settle('first', false);
  expect(compared?.isBaseSuspect()).toBe(false);
  versions.settle('first', true);
  expect(compared?.isBaseSuspect()).toBe(true);
  // Of what is not held any more nobody asks.
  versions.settle('unknown', true);
});

test('a version of a version is put together again', () => {
  const versions = new BlobVersions();
  versions.add(first, undefined);
  versions.add(edited, 'first');
  const next = blob('next', (lines) => {
    lines[40] = 'const other = compute(gamma);\n';
    lines[50] = 'const more = compute(delta);\n';
  });
  const compared = versions.add(next, 'edited');
  const changed = compared?.changes.map(({ start, end }) =>
    next.bytes.subarray(start, end).toString(),
  );
  expect(changed).toEqual(['const more = compute(delta);\n']);
});

test('soft line breaks are remembered with the text', () => {
  const versions = new BlobVersions();
  const soft = blob('soft', (lines) => (lines[5] = `Key: ${'a'.repeat(70)}=\n`));
  versions.add(soft, undefined);
  const later = blob('later', (lines) => {
    lines[5] = `Key: ${'a'.repeat(70)}=\n`;
    lines[40] = 'const other = compute(gamma);\n';
  });
  expect(versions.add(later, 'soft')?.hasSoftBreaks).toBe(true);
  expect(versions.add(edited, 'soft')).toBeUndefined();
});

test('what is not held any more is compared with nothing', () => {
  const versions = new BlobVersions();
  versions.add(first, undefined);
  for (const id of ['x', 'y']) {
    const bytes = Buffer.alloc(9 * 2 ** 20, `${id} = compute(${id});\n`);
    expect(versions.add({ id, type: 'blob', bytes }, undefined)).toBeUndefined();
  }
  expect(versions.add(edited, 'first')).toBeUndefined();
});
