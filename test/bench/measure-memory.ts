import { spawnSync } from 'node:child_process';
import { closeSync, mkdirSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { Bench } from './bench.ts';
import { makeSourceText } from './make-source-text.ts';
import { runGit } from './make-tree.ts';
import { makeRandom } from './random.ts';
import type { Row } from './row.ts';
import { TELL_MEMORY } from './tell-memory.ts';

const GOAL = 200;
const BLOB_BYTES = 2 ** 30;
const PIECE_BYTES = 2 ** 20;

const MODES: Readonly<Record<string, readonly string[]>> = {
  'scan of the file': ['scan'],
  'scan --staged': ['scan', '--staged'],
  'scan --history': ['scan', '--history'],
};

/** The memory of each way to scan a blob of a gigabyte. */
export function measureMemory(bench: Bench): Row[] {
  const cwd = join(bench.directory, 'memory');
  makeLargeFile(cwd, bench.env);
  return Object.entries(MODES).map(([name, args]) => ({
    work: `memory, ${name}, 1 GB`,
    measured: readMemory(bench, cwd, args),
    goal: `${GOAL} MB`,
  }));
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
