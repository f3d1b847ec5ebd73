import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect, test } from 'vitest';
import { readPage } from './read-page.ts';

interface DependencyRules {
  readonly forbidden: readonly { readonly name: string }[];
}

test.each(['docs/ARCHITECTURE.md', 'CONTRIBUTING.md'])('%s names files that there are', (path) => {
  const named = readPage(path).codes.filter((code) =>
    /^(?:docs|rules|src|test)\/[\w./-]+$/.test(code),
  );
  expect(named.length).toBeGreaterThan(0);
  expect(named.filter((name) => !existsSync(name))).toEqual([]);
});

test('docs/ARCHITECTURE.md names every folder that has a place in the order', () => {
  const { forbidden } = createRequire(import.meta.url)(
    '../../.dependency-cruiser.cjs',
  ) as DependencyRules;
  const folders = forbidden.flatMap(({ name }) => /^below-(?<path>.*)/.exec(name)?.[1] ?? []);
  const named = readPage('docs/ARCHITECTURE.md').codes.map((code) => code.replace(/\/$/, ''));
  expect(folders.length).toBeGreaterThan(20);
  // A file that has a place of its own is named by its folder.
  const isNamed = (path: string): boolean =>
    [path, path.replace(/\/[\w-]+\.ts$/, '')].some((name) => named.includes(name));
  expect(folders.filter((path) => !isNamed(path))).toEqual([]);
});
