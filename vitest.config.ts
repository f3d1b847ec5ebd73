import { availableParallelism } from 'node:os';
import { defineConfig, type ViteUserConfig } from 'vitest/config';

/** Tests of functions, which start nothing and need nothing built. */
const PURE = [
  'test/agents/{commands,may-match,protocols,setup,traps}.test.ts',
  'test/{allow,baseline,text,decode,filters,git-output,lint,properties,range,report,rules,sources,versions,xai}/**/*.test.ts',
  'test/{finding,reporters}/**/*.test.ts',
  'test/redact/stream-redactor.test.ts',
  'test/env-files/parse-entries.test.ts',
  'test/lifecycle/{revoke,rotate}-key.test.ts',
  'test/globs/{agreement,glob}.test.ts',
  'test/cli/{options,progress,report-request}.test.ts',
  'test/eslint/{hook-and-editor,locate-offset,no-*,suggestions}.test.ts',
];

const SETUP = ['test/support/seed-properties.ts'];

/** What a run takes its share of the long hunts by: see test/support/share.ts. */
const seed = process.env['KEYFENCE_SEED'] ?? String(Math.trunc(Math.random() * 1e9));
// Read once for each project.
if (process.env['KEYFENCE_SEED'] === undefined) process.stderr.write(`KEYFENCE_SEED=${seed}\n`);
process.env['KEYFENCE_SEED'] = seed;

const config: ViteUserConfig = defineConfig({
  test: {
    env: { KEYFENCE_SEED: seed },
    // For a machine that is busy with something else, too; the default for hooks is ten seconds.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // The tests mostly wait for processes: as many workers as cores leave a third of each core idle.
    maxWorkers: availableParallelism() + 1,
    // Workers keep what they have loaded: no test changes a module, and each puts its variables back.
    isolate: false,
    // A transcript that nobody has read proves nothing: `--update` writes it.
    update: 'none',
    projects: [
      {
        extends: true,
        test: {
          name: 'pure',
          include: PURE,
          setupFiles: [...SETUP, 'test/support/no-processes.ts'],
        },
      },
      {
        extends: true,
        test: {
          name: 'process',
          include: ['test/**/*.test.ts'],
          exclude: PURE,
          setupFiles: SETUP,
          // The situations run the command as users do: bundled.
          globalSetup: 'test/support/build.ts',
        },
      },
    ],
  },
});

export default config;
