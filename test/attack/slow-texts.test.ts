import { describe, expect, test } from 'vitest';
import { apiKey } from '../../rules/sample.ts';
import { makeHuntedTexts } from '../support/hunted-texts.ts';
import { lintText } from '../support/lint-text.ts';
import { makeHostileText } from '../support/make-hostile-text.ts';
import { readCpuTime } from '../support/read-cpu-time.ts';
import { EFFORT, makeParameters, TIMEOUT } from './effort.ts';

/** In characters. What takes quadratic time takes seconds from here on. */
const LENGTH = 30_000;
/** CPU time in milliseconds. A third of it is the most. */
const LIMIT = 800;
const PATHS = ['a.ts', '.env', 'a.yml', 'a.json', 'a.ipynb'];
const ROUNDS = 25;

function measure(text: string, path: string): number {
  const start = process.cpuUsage();
  lintText(text, { path });
  return readCpuTime(start);
}

describe('what the hunt found takes no longer than it should', () => {
  test.each(makeHuntedTexts(LENGTH))('$name', ({ text }) => {
    for (const path of ['a.ts', '.env']) expect(measure(text, path)).toBeLessThan(LIMIT);
  });
});

test('nor does what is put together by chance', { timeout: TIMEOUT }, async ({ annotate }) => {
  const { seed } = makeParameters(ROUNDS);
  const slowest: { milliseconds: number; told: string }[] = [];
  for (let round = 0; round < ROUNDS * EFFORT; round++) {
    // In a long hunt the texts are a megabyte long.
    const length = EFFORT > 1 ? 30 * LENGTH : LENGTH;
    const { name, text } = makeHostileText(seed + round, length);
    const path = PATHS[round % PATHS.length] ?? '';
    const milliseconds = measure(text, path);
    slowest.push({ milliseconds, told: `seed ${String(seed + round)}, ${path}: ${name}` });
    expect(milliseconds, slowest.at(-1)?.told).toBeLessThan((LIMIT * length) / LENGTH);
  }
  slowest.sort((one, other) => other.milliseconds - one.milliseconds);
  const told = slowest.slice(0, 10).map((row) => `${row.milliseconds.toFixed(0)} ms  ${row.told}`);
  await annotate([`${String(slowest.length)} cases; the slowest:`, ...told].join('\n'));
});

test.runIf(EFFORT > 1)('more findings than a call can have arguments', { timeout: TIMEOUT }, () => {
  const count = 150_000;
  expect(lintText(`${apiKey()}\n`.repeat(count)).kept).toHaveLength(count);
});
