import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Bench } from './bench.ts';
import { makeSourceText } from './make-source-text.ts';
import { runGit } from './make-tree.ts';
import { measureRatio, type Timed } from './measure-ratio.ts';
import { makeRandom } from './random.ts';
import type { Row } from './row.ts';

const BYTES = 4000;
/** Of what takes so short the median of few runs says little. */
const MORE_RUNS = 3;
const GOALS = [
  { files: 1, goal: 1.4 },
  { files: 300, goal: 2.2 },
];

/** The whole of what the lines of a git hook start, to a node that does nothing. */
export function measureHook(bench: Bench): Row[] {
  return GOALS.map(({ files, goal }) => {
    const cwd = join(bench.directory, `hook-${files}`);
    stageFiles(cwd, files, bench.env);
    const start = { program: process.execPath, cwd, env: bench.env };
    const { base, work, ratio } = measureRatio(
      { ...start, args: ['-e', '0'] },
      makeHookRun(bench, cwd),
      MORE_RUNS * bench.runs,
    );
    return {
      work: `hook, commit of ${files} ${files === 1 ? 'file' : 'files'}`,
      measured: `${ratio.toFixed(2)} × \`node -e 0\` (${work.toFixed(0)} ms to ${base.toFixed(0)} ms)`,
      goal: `${goal} ×`,
    };
  });
}

/** The hook's command line in a repository. */
export function makeHookRun({ cli, env }: Bench, cwd: string): Timed {
  return { program: process.execPath, args: [cli, 'hook', 'pre-commit'], cwd, env };
}

/** Makes a repository in which so many new files are staged. */
export function stageFiles(cwd: string, files: number, env: NodeJS.ProcessEnv): void {
  mkdirSync(cwd);
  runGit(['init', '--quiet'], cwd, env);
  const random = makeRandom(files);
  for (let i = 0; i < files; i++)
    writeFileSync(join(cwd, `${i}.ts`), makeSourceText(random, BYTES));
  runGit(['add', '--all'], cwd, env);
}
