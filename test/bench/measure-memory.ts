import { spawnSync } from 'node:child_process';
import { closeSync, mkdirSync, openSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { apiKey } from '../../rules/sample.ts';
import type { Bench } from './bench.ts';
import { makeSourceText } from './make-source-text.ts';
import { runGit } from './make-tree.ts';
import { makeRandom } from './random.ts';
import type { Row } from './row.ts';
import { TELL_MEMORY } from './tell-memory.ts';

const GOAL = 200;
const BLOB_BYTES = 2 ** 30;
const PIECE_BYTES = 2 ** 20;
/** A million findings in few files, of which most are only counted, and in so many that most are within the limit. */
const MANY_FINDINGS = [
  { files: 10, each: 100_000 },
  { files: 10_000, each: 100 },
];
const MANY_GOAL = 400;

const MODES: Readonly<Record<string, readonly string[]>> = {
  'scan of the file': ['scan'],
  'scan --staged': ['scan', '--staged'],
  'scan --history': ['scan', '--history'],
};

/** The memory of each way to scan a blob of a gigabyte. */
export function measureMemory(bench: Bench): Row[] {
  const cwd = join(bench.directory, 'memory');
  makeLargeFile(cwd, bench.env);
  const large = Object.entries(MODES).map(([name, args]) => ({
    work: `memory, ${name}, 1 GB`,
    measured: readMemory(bench, cwd, args),
    goal: `${GOAL} MB`,
  }));
  const many = MANY_FINDINGS.map(({ files, each }) => {
    const directory = join(bench.directory, `findings-${files}`);
    makeFindings(directory, files, each, bench.env);
    return {
      work: `memory, scan of ${files * each} findings in ${files} files`,
      measured: readMemory(bench, directory, ['scan']),
      goal: `${MANY_GOAL} MB`,
    };
  });
  return [...large, ...many];
}

/** The highest resident size of a run, or why there is none. */
function readMemory({ cli, env }: Bench, cwd: string, args: readonly string[]): string {
  const { status, output, stderr } = spawnSync(
    process.execPath,
    ['--import', TELL_MEMORY, cli, ...args],
    { cwd, env, stdio: ['ignore', 'ignore', 'pipe', 'pipe'] },
  );
  if (status !== 0 && status !== 1) return `exit ${String(status)}: ${String(stderr).trim()}`;
  return `${(Number(String(output[3])) / 1024).toFixed(0)} MB`;
}

/** Another key on each line of each file. */
function makeFindings(cwd: string, files: number, each: number, env: NodeJS.ProcessEnv): void {
  mkdirSync(cwd);
  runGit(['init', '--quiet'], cwd, env);
  for (let file = 0; file < files; file++) {
    const lines = Array.from(
      { length: each },
      (_, at) => `k = "${apiKey(file * each + at + 1)}"\n`,
    );
    writeFileSync(join(cwd, `${file}.py`), lines.join(''));
  }
}

function makeLargeFile(cwd: string, env: NodeJS.ProcessEnv): void {
  mkdirSync(cwd);
  runGit(['init', '--quiet'], cwd, env);
  const file = openSync(join(cwd, 'large.js'), 'w');
  const random = makeRandom(3);
  const piece = makeSourceText(random, PIECE_BYTES);
  for (let made = 0; made < BLOB_BYTES; made += piece.length) writeSync(file, piece);
  closeSync(file);
  runGit(['add', 'large.js'], cwd, env);
}
