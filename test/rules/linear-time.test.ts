import { describe, expect, test } from 'vitest';
import type { ConfigFile } from '../../src/config/config.ts';
import { makeHostileTexts } from '../support/hostile-texts.ts';
import { lintText } from '../support/lint-text.ts';
import { readCpuTime } from '../support/read-cpu-time.ts';
import { takeShare } from '../support/share.ts';

const MEGABYTE = 2 ** 20;
/** How much longer the text is than its part. */
const PARTS = 4;
/** How much longer it may take than its part: linear time is 4 times as much, quadratic time 16 times. */
const GROWTH = 8;
/** Below it chance says more, in milliseconds. What is not linear takes many seconds. */
const FLOOR = 400;
/** For the part. What backtracks takes minutes for it. */
const LIMIT = 4000;
/** The machine may have slowed down between the two, but not each time. */
const ATTEMPTS = 3;

const config: ConfigFile = {
  rules: { 'no-hardcoded-api-key': ['error', { names: ['client_secret'] }] },
};
const parts = makeHostileTexts(MEGABYTE / PARTS);
const texts = takeShare(
  makeHostileTexts(MEGABYTE).map((hostile, i) => ({
    ...hostile,
    part: parts[i]?.text ?? '',
    turn: i % 2,
  })),
  1 / 24,
);

function measure(text: string, path: string): number {
  const start = process.cpuUsage();
  lintText(text, { path, config });
  return readCpuTime(start);
}

/** How much longer a text takes than its part; the attempts end with one that is good enough. */
function findLeastGrowth(text: string, part: string, path: string): number {
  let least = Infinity;
  for (let attempt = 0; attempt < ATTEMPTS && least >= GROWTH; attempt++) {
    const whole = measure(text, path);
    least = Math.min(least, whole < FLOOR ? 0 : whole / measure(part, path));
  }
  return least;
}

// Every text in both formats; the whole of it in one of them, by turns.
describe.each([
  ['a.ts', 0],
  ['.env', 1],
])('in %j', (path, turn) => {
  test.each(texts)('$name', ({ text, part, turn: itsTurn }) => {
    expect(measure(part, path)).toBeLessThan(LIMIT);
    if (itsTurn === turn) expect(findLeastGrowth(text, part, path)).toBeLessThan(GROWTH);
  });
});
