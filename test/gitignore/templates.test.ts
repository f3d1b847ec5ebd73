import { expect, test } from 'vitest';
import { audit } from '../../src/gitignore/audit/audit.ts';
import { decideCoverage } from '../../src/gitignore/engine/decide-coverage.ts';
import { NEWEST } from '../../src/gitignore/engine/dialect.ts';
import { collectKnownPaths } from '../../src/gitignore/engine/known-paths.ts';
import { parseIgnoreFiles } from '../../src/gitignore/engine/parse-ignore-file.ts';
import { compileRequiredPattern } from '../../src/gitignore/engine/required-pattern.ts';
import { readCpuTime } from '../support/read-cpu-time.ts';
import { TEMPLATES } from './templates.ts';

const REQUIRED = ['.env', '.env.*', '**/secrets.*'];

const question = { required: REQUIRED, templates: ['.env.example'], ignoreCase: false };

test.each(Object.entries(TEMPLATES))('%s is decided, and git confirms it', async (_, content) => {
  const files = [{ path: '.gitignore', bytes: Buffer.from(content) }];
  const verdicts = await audit({ ...question, files, directories: ['src', 'docs/a'] });
  expect(verdicts.map(({ how }) => how.kind)).toEqual(['proved', 'proved', 'proved']);
});

test('the usual file takes milliseconds', () => {
  const times = Object.values(TEMPLATES).map((content) => {
    const files = [{ path: '.gitignore', bytes: Buffer.from(content) }];
    const known = collectKnownPaths(['.gitignore']);
    const start = process.cpuUsage();
    const rules = parseIgnoreFiles(files, false, NEWEST);
    for (const pattern of REQUIRED) {
      const required = compileRequiredPattern(pattern, false, NEWEST);
      decideCoverage({ ...question, rules, required, known });
    }
    return readCpuTime(start);
  });
  const median = times.sort((a, b) => a - b)[Math.floor(times.length / 2)];
  // Ten and more times what it takes.
  expect(median).toBeLessThan(80);
  expect(times.at(-1)).toBeLessThan(1_000);
});
