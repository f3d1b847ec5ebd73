import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, posix } from 'node:path';
import { expect, test } from 'vitest';
import { listPages } from './list-pages.ts';
import { readPage, type Page } from './read-page.ts';

const EXTERNAL = /^(?:https?|mailto):/;

/** Everything in Markdown at the top, for contributors too. */
const top = readdirSync('.').filter((name) => name.endsWith('.md'));
const pages = new Map([...new Set([...top, ...listPages()])].map((path) => [path, readPage(path)]));

function resolveLink(page: Page, link: string): { path: string; anchor?: string } {
  const [target = '', anchor] = link.split('#');
  const path = target === '' ? page.path : posix.join(dirname(page.path), decodeURI(target));
  return anchor === undefined ? { path } : { path, anchor };
}

test('no link is dead', () => {
  const dead: string[] = [];
  for (const page of pages.values()) {
    for (const link of page.links) {
      if (EXTERNAL.test(link)) continue;
      const { path, anchor } = resolveLink(page, link);
      // What the host of a repository shows beside its files: ../../security.
      if (path.startsWith('../')) continue;
      const target = pages.get(path);
      const isThere = target ? anchor === undefined || target.anchors.includes(anchor) : true;
      if (!existsSync(path) || !isThere) dead.push(`${page.path}: ${link}`);
    }
  }
  expect(dead).toEqual([]);
});

test('every page can be reached from the README', () => {
  const reached = new Set<string>();
  const visit = (path: string): void => {
    const page = pages.get(path);
    if (!page || reached.has(path)) return;
    reached.add(path);
    for (const link of page.links) {
      if (!EXTERNAL.test(link)) visit(resolveLink(page, link).path);
    }
  };
  visit('README.md');
  expect(listPages().filter((path) => !reached.has(path))).toEqual([]);
});

test('the README is short', () => {
  const words = readFileSync('README.md', 'utf8').match(/\S+/g) ?? [];
  expect(words.length).toBeLessThanOrEqual(1300);
});
