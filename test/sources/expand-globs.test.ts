import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { expandGlobs } from '../../src/sources/expand-globs.ts';
import { fakeRepository } from '../support/fake-repository.ts';
import { makeTemporaryDirectory } from '../support/temporary-directory.ts';

const root = makeTemporaryDirectory();
afterAll(() => {
  rmSync(root, { recursive: true });
});
for (const path of ['a.js', 'b.js', '[x].js', 'dir/c.js', 'dir/d.txt', 'bare/objects/e.js']) {
  mkdirSync(join(root, path, '..'), { recursive: true });
  writeFileSync(join(root, path), '');
}
mkdirSync(join(root, 'bare/refs'));
writeFileSync(join(root, 'bare/HEAD'), 'ref: refs/heads/main\n');

const repository = fakeRepository({
  root,
  listFiles: () =>
    Promise.resolve({
      entries: ['a.js', 'gone.js', 'dir/c.js'].map((path) => ({
        ...{ path, rawPath: Buffer.from(path), id: 'x', mode: '100644', isSparse: false },
      })),
      untracked: [Buffer.from('b.js'), Buffer.from('dir/d.txt')],
      unreadable: [],
    }),
});

const inRoot = (paths: readonly string[]): string[] => paths.map((path) => join(root, path));

test.each<[string, readonly string[], readonly string[]]>([
  ['files that are tracked, and that would be', ['*.js'], inRoot(['a.js', 'b.js'])],
  ['files in directories', ['**/c.*'], inRoot(['dir/c.js'])],
  ['what is no glob', ['missing', 'a.js'], ['missing', 'a.js']],
  ['both, in order', ['missing', 'dir/{c,d}.*'], ['missing', ...inRoot(['dir/c.js', 'dir/d.txt'])]],
  ['a file that has such a name', ['[x].js'], ['[x].js']],
])('%s', async (_, paths, expanded) => {
  expect(await expandGlobs(paths, root, repository)).toEqual(expanded);
});

test('relative to the current directory', async () => {
  const found = await expandGlobs(['*.js'], join(root, 'dir'), repository);
  expect(found).toEqual(inRoot(['dir/c.js']));
});

test('outside of a repository whatever is there, but for other repositories', async () => {
  const found = await expandGlobs(['**/*.js'], root, undefined);
  expect(found).toEqual(inRoot(['[x].js', 'a.js', 'b.js', 'dir/c.js']));
});

test('a glob that matches nothing is refused', async () => {
  await expect(expandGlobs(['*.none'], root, repository)).rejects.toThrow(
    'no file matches "*.none"',
  );
});
