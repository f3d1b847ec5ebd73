import { describe, expect, test } from 'vitest';
import type { ConfigFile } from '../../src/config.ts';
import { makeHostileTexts } from '../support/hostile-texts.ts';
import { lintText } from '../support/lint-text.ts';

const MEGABYTE = 2 ** 20;
/** How much longer the text is than its part. */
const PARTS = 4;
/** How much longer it may take than its part: linear time is 4 times as much, quadratic time 16 times. */
const GROWTH = 8;
/** Below it chance says more, in milliseconds. What is not linear takes many seconds. */
const FLOOR = 400;
/** For the part. What backtracks takes minutes for it. */
const LIMIT = 4000;

const config: ConfigFile = {
  rules: { 'no-hardcoded-api-key': ['error', { names: ['client_secret'] }] },
};
const texts = makeHostileTexts(MEGABYTE);
const parts = makeHostileTexts(MEGABYTE / PARTS);

/** Milliseconds of CPU time, which other work on the machine hardly lengthens. */
function measure(text: string, path: string): number {
  const start = process.cpuUsage();
  lintText(text, { path, config });
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}

// Every text in both formats; the whole of it in one of them, by turns.
describe.each([
  ['a.ts', 0],
  ['.env', 1],
])('in %j', (path, turn) => {
  test.each(texts.map(({ name, text }, i) => [name, i, text] as const))('%s', (_, i, text) => {
    const part = measure(parts[i]?.text ?? '', path);
    expect(part).toBeLessThan(LIMIT);
    if (i % 2 !== turn) return;
    expect(measure(text, path)).toBeLessThan(Math.max(FLOOR, GROWTH * part));
  });
});
