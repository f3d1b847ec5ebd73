import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { rules } from '../../rules/index.ts';

const files = readdirSync('rules')
  .filter((name) => name.endsWith('.ts'))
  .filter((name) => readFileSync(`rules/${name}`, 'utf8').includes('export default rule;'));

test('every rule of the folder is in the registry, sorted, under the name of its file', () => {
  expect(rules.map(({ id }) => `${id}.ts`)).toEqual(files.toSorted());
});

test.each(rules)(
  '$id says what a user needs, in sentences',
  ({ title, why, remedy, reference }) => {
    expect(title).not.toMatch(/\.$/);
    expect(why).toMatch(/^[A-Z].*\.$/);
    expect(remedy).toMatch(/^[A-Z].*\.$/);
    expect(new URL(reference).protocol).toBe('https:');
  },
);

test('a pattern that stays the same from one text to the next is the prefilter of each rule', () => {
  for (const rule of rules) {
    const prefilter = 'prefilter' in rule ? rule.prefilter : undefined;
    if (prefilter instanceof RegExp) expect(prefilter.flags, rule.id).toMatch(/^[imsuv]*$/);
  }
});
