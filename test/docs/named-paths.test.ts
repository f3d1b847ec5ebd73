import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
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

test('docs/ARCHITECTURE.md lists the folders in the order that the linter checks', () => {
  const { forbidden } = createRequire(import.meta.url)(
    '../../.dependency-cruiser.cjs',
  ) as DependencyRules;
  const folders = forbidden.flatMap(({ name }) => /^below-(?<path>.*)/.exec(name)?.[1] ?? []);
  const named = readPage('docs/ARCHITECTURE.md').codes.map((code) => code.replace(/\/$/, ''));
  expect(folders.length).toBeGreaterThan(20);
  // The page names the folder of `library.ts`.
  const expected = folders.map((path) => (/^src\/\w+\/\w+\.ts$/.test(path) ? dirname(path) : path));
  const order = expected.map((path) => named.indexOf(path));
  expect(expected.filter((path) => !named.includes(path))).toEqual([]);
  expect(order).toEqual([...order].sort((a, b) => a - b));
});
