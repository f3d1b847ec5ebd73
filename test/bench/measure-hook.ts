import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { renderHookLine, SCRIPT_NAME } from '../../src/hooks/hook-line.ts';
import type { Bench } from './bench.ts';
import { makeSourceText } from './make-source-text.ts';
import { runGit } from './make-tree.ts';
import { measureRatio, type Timed } from './measure-ratio.ts';
import { makeRandom } from './random.ts';
import type { Row } from './row.ts';

const BYTES = 4000;
/** Of what takes so short the median of few runs says little. */
const MORE_RUNS = 3;
const HOOK = 'pre-commit';
const GOALS = [
  { files: 1, goal: '1.4 ×' },
  { files: 300, goal: '2.2 ×' },
];
/** What stands in every other file of those who use the API, and has the rules loaded. */
const NAME = 'const client = new OpenAI({ apiKey: process.env.XAI_API_KEY, baseURL });\n';

/** The whole of what a git hook starts, to a node that does nothing. */
export function measureHook(bench: Bench): Row[] {
  const rows = GOALS.flatMap(({ files, goal }) => {
    const cwd = join(bench.directory, `hook-${files}`);
    stageFiles(cwd, files, bench.env);
    const commit = `commit of ${files} ${files === 1 ? 'file' : 'files'}`;
    const alone = { program: process.execPath, args: [bench.cli, 'hook', HOOK], cwd };
    return [
      measureStart(`hook, ${commit}`, makeHookRun(bench, cwd), bench, goal),
      measureStart(`keyfence hook alone, ${commit}`, { ...alone, env: bench.env }, bench),
    ];
  });
  const cwd = join(bench.directory, 'hook-name');
  stageFiles(cwd, 1, bench.env, NAME);
  const work = 'hook, commit of 1 file with the name of a key';
  return [...rows, measureStart(work, makeHookRun(bench, cwd), bench)];
}

function measureStart(work: string, timed: Timed, { env, runs }: Bench, goal = ''): Row {
  const nothing = { program: process.execPath, args: ['-e', '0'], cwd: timed.cwd, env };
  const { base, work: time, ratio } = measureRatio(nothing, timed, MORE_RUNS * runs);
  const times = `(${time.toFixed(0)} ms to ${base.toFixed(0)} ms)`;
  return { work, measured: `${ratio.toFixed(2)} × \`node -e 0\` ${times}`, goal };
}

/** What `init` writes into a hook, started as git does. */
export function makeHookRun({ cli, env }: Bench, cwd: string): Timed {
  const script = join(dirname(cli), SCRIPT_NAME);
  const line = renderHookLine({ hook: HOOK, script, tree: '', install: '' });
  return { program: 'sh', args: ['-c', line], cwd, env };
}

/** Makes a repository in which so many new files are staged, each with that line before everything. */
export function stageFiles(
  cwd: string,
  files: number,
  env: NodeJS.ProcessEnv,
  firstLine = '',
): void {
  mkdirSync(cwd);
  runGit(['init', '--quiet'], cwd, env);
  const random = makeRandom(files);
  for (let i = 0; i < files; i++)
    writeFileSync(join(cwd, `${i}.ts`), firstLine + makeSourceText(random, BYTES));
  runGit(['add', '--all'], cwd, env);
}
