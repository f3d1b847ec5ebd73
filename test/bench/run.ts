import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeConfig } from '../../src/config.ts';
import { lintFile } from '../../src/lint-file.ts';
import { makeCleanSource } from './make-clean-source.ts';
import { measurePlugin } from './measure-plugin.ts';
import { measureRatio } from './measure-ratio.ts';

const RUNS = 11;
const SCAN_BYTES = 64e6;
const HOOK_GOAL = 1.6;
/** In milliseconds. */
const PLUGIN_GOAL = 60;

/** MB/s of looking at files in memory: decoding, every rule, every filter. */
function measureScan(): number {
  const config = makeConfig({});
  const bytes = Buffer.from(makeCleanSource(64_000));
  const patterns = { match: () => undefined, isTemplate: () => false };
  const scan = (): void => {
    for (let done = 0; done < SCAN_BYTES; done += bytes.length) {
      lintFile({ path: 'a.ts', kind: 'content', tracked: true, bytes }, config, patterns);
    }
  };
  scan();
  const start = performance.now();
  scan();
  return SCAN_BYTES / 1000 / (performance.now() - start);
}

/** The whole hook, as git starts it, on a commit of one file; as a ratio to a node that does nothing. */
function measureHook(): ReturnType<typeof measureRatio> {
  const directory = mkdtempSync(join(tmpdir(), 'keyfence-bench-'));
  try {
    const environment = { ...process.env };
    // It triples the start of node and hides everything else.
    delete environment['NODE_EXTRA_CA_CERTS'];
    const options = { cwd: directory, env: environment };
    writeFileSync(join(directory, 'a.ts'), makeCleanSource(4000));
    spawnSync('git', ['init', '--quiet'], options);
    spawnSync('git', ['add', 'a.ts'], options);
    const hook = [join(process.cwd(), 'dist/cli.cjs'), 'hook', 'pre-commit'];
    return measureRatio(['-e', '0'], hook, options, RUNS);
  } finally {
    rmSync(directory, { recursive: true });
  }
}

const git = spawnSync('git', ['version']).stdout.toString().trim();
const lines = [
  `node ${process.version}, ${git}, ${cpus().length} × ${cpus()[0]?.model ?? 'unknown processor'}`,
  `scan of clean source in memory: ${measureScan().toFixed(0)} MB/s`,
];
const { base, work, ratio } = measureHook();
lines.push(
  `hook, one-file commit: ${work.toFixed(1)} ms, node -e 0: ${base.toFixed(1)} ms, ratio ${ratio.toFixed(2)} (goal: ${HOOK_GOAL}; median of ${RUNS} alternating runs)`,
);
lines.push(
  `keyfence/eslint adds ${measurePlugin(RUNS).toFixed(1)} ms to the start of ESLint (goal: ${PLUGIN_GOAL})`,
);
process.stdout.write(`${lines.join('\n')}\n`);
