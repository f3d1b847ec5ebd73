import { describe, expect, test } from 'vitest';
import { makeConfig } from '../../src/config.ts';
import { scanText } from '../../src/scan.ts';
import { makeHostileTexts } from '../support/hostile-texts.ts';

// Milliseconds of CPU time, which other work on the machine does not lengthen. A pattern that is not
// linear takes minutes.
const LIMIT = 3000;

const config = makeConfig({
  rules: { 'no-hardcoded-api-key': ['error', { names: ['client_secret'] }] },
});

describe.each(['a.ts', '.env'])('a hostile megabyte in %j', (path) => {
  test.each(makeHostileTexts(2 ** 20))('of $name', ({ text }) => {
    const start = process.cpuUsage();
    scanText(text, path, config);
    const { user, system } = process.cpuUsage(start);
    expect((user + system) / 1000).toBeLessThan(LIMIT);
  });
});
