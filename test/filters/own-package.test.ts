import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { makeOwnPackageFilters } from '../../src/filters/own-package.ts';

const PAGE = 'docs/rules/no-xai-key.md';
const bytes = readFileSync(new URL(`../../${PAGE}`, import.meta.url));

test.each([
  ['a committed file of keyfence', `node_modules/keyfence/${PAGE}`, bytes, 1],
  ['one of a package below the top', `app/node_modules/keyfence/${PAGE}`, bytes, 1],
  ['the same that was changed', `node_modules/keyfence/${PAGE}`, Buffer.concat([bytes, bytes]), 0],
  ['another file there', 'node_modules/keyfence/docs/rules/none.md', bytes, 0],
  ['one that leads out of the package', `node_modules/keyfence/../keyfence/${PAGE}`, bytes, 0],
  ['the same bytes elsewhere', PAGE, bytes, 0],
])('%s', (_, path, content, count) => {
  expect(makeOwnPackageFilters({ path, bytes: content })).toHaveLength(count);
});
