import { describe, expect, test } from 'vitest';
import { makeConfig } from '../../src/config.ts';
import { scanText } from '../../src/scan.ts';
import { makeHostileTexts } from '../support/hostile-texts.ts';

// Milliseconds of CPU time for a megabyte, which other work on the machine does not lengthen. A pattern that is not
// linear takes minutes.
const LIMIT = 3000;

const config = makeConfig({
  rules: { 'no-hardcoded-api-key': ['error', { names: ['client_secret'] }] },
});

const MEGABYTE = 2 ** 20;
const texts = makeHostileTexts(MEGABYTE);
const quarters = makeHostileTexts(MEGABYTE / 4);

// Every text in both formats; the whole of it in one of them, by turns.
describe.each([
  ['a.ts', 0],
  ['.env', 1],
])('in %j', (path, turn) => {
  test.each(texts.map(({ name, text }, i) => [name, i, text] as const))('%s', (_, i, text) => {
    const whole = i % 2 === turn;
    const start = process.cpuUsage();
    scanText(whole ? text : (quarters[i]?.text ?? ''), path, config);
    const { user, system } = process.cpuUsage(start);
    expect((user + system) / 1000).toBeLessThan(whole ? LIMIT : LIMIT / 4);
  });
});
