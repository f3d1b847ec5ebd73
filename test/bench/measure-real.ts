import { spawnSync } from 'node:child_process';
import { basename } from 'node:path';
import type { Bench } from './bench.ts';
import { countRepetitions, measureOnce, pickMedian, type Cost } from './measure-cost.ts';
import { measureRivals } from './measure-rivals.ts';
import { WORKS, type Work } from './real-works.ts';
import { TELL_MEMORY } from './tell-memory.ts';

/** Seconds that loading may take, which like Node's start are left out of the ratios. */
export const LOADING = 0.15;

/** The head of the table. */
export const REAL_HEAD: readonly string[] = [
  'repository',
  'work',
  'CPU',
  'wall',
  'CPU, s',
  'wall, s',
  'memory',
  'findings',
  'CPU of others to ours',
];

/** What the measurement of real repositories needs to know. */
export interface RealBench extends Pick<Bench, 'cli' | 'env' | 'runs'> {
  /** The name of the one work to measure; both where it is left out. */
  readonly only?: string;
  /** What is left out of the ratios. */
  readonly start: Cost;
  /** The file that keeps what other programs took; without it they are not run. */
  readonly rivals?: string;
}

/**
 * A repository that nobody made for this: the scan of its tree and of its history, to what git takes to read them.
 * @returns lines of the table
 */
export function measureReal(bench: RealBench, cwd: string): string[][] {
  const works = WORKS.filter(({ name }) => bench.only === undefined || name === bench.only);
  return works.map((work) => {
    const title = [basename(cwd), `${work.name} / ${work.base.name}`];
    try {
      return [...title, ...measureWork(bench, cwd, work)];
    } catch (error) {
      // One repository that cannot be measured must not hide the others.
      const reason = error instanceof Error ? error.message : String(error);
      return REAL_HEAD.map((_, column) => title[column] ?? '').with(-1, `not measured: ${reason}`);
    }
  });
}

function measureWork(
  { cli, env, runs, start, rivals }: RealBench,
  cwd: string,
  work: Work,
): string[] {
  const base = { program: 'git', args: work.base.args, cwd, env, exitCodes: [0, 1] };
  // What cannot be scanned is no reason to measure nothing: it is told beside the findings.
  const scan = {
    program: process.execPath,
    args: [cli, ...work.args],
    cwd,
    env,
    exitCodes: [0, 1, 2],
  };
  const first = runOnce(cli, env, cwd, work.args);
  const repetitions = countRepetitions(base);
  const pairs = Array.from({ length: runs }, () => ({
    git: measureOnce(base, repetitions),
    own: measureOnce(scan),
  }));
  const ratio = (kind: keyof Cost): string => {
    const value = pickMedian(pairs.map(({ git, own }) => (own[kind] - start[kind]) / git[kind]));
    return value > 0 ? `${value.toFixed(1)} ×` : 'only its start';
  };
  const pick = (who: 'git' | 'own', kind: keyof Cost): number =>
    pickMedian(pairs.map((pair) => pair[who][kind]));
  const seconds = (kind: keyof Cost): string =>
    `${pick('own', kind).toFixed(2)} / ${pick('git', kind).toFixed(2)}`;
  const others = rivals === undefined ? [] : [...measureRivals(work, cwd, env, rivals)];
  const own = pick('own', 'cpu') - start.cpu;
  return [
    ratio('cpu'),
    ratio('wall'),
    seconds('cpu'),
    seconds('wall'),
    first.memory,
    first.findings,
    others
      .map(([program, { cpu }]) => {
        const ratio = own > 0 ? `${(cpu / own).toFixed(1)} × ` : '';
        return `${program} ${ratio}(${cpu.toFixed(2)} s)`;
      })
      .join(', '),
  ];
}

/** What a run tells of itself: its highest resident size, and how much it found. */
function runOnce(
  cli: string,
  env: NodeJS.ProcessEnv,
  cwd: string,
  args: readonly string[],
): { readonly memory: string; readonly findings: string } {
  const { status, stdout, output, stderr } = spawnSync(
    process.execPath,
    ['--import', TELL_MEMORY, cli, ...args, '--json'],
    { cwd, env, stdio: ['ignore', 'pipe', 'pipe', 'pipe'], encoding: 'utf8', maxBuffer: Infinity },
  );
  if (status === null || stdout === '') {
    throw new Error(
      `exit ${String(status)}: ${stderr.trim().replaceAll(/\s+/g, ' ').slice(0, 120)}`,
    );
  }
  const { findings, errors } = JSON.parse(stdout) as Record<'findings' | 'errors', unknown[]>;
  const failed = status === 2 ? `, exit 2 with ${errors.length} errors` : '';
  return {
    memory: `${(Number(output[3]) / 1024).toFixed(0)} MB`,
    findings: `${findings.length}${failed}`,
  };
}

/** What is left out of the ratios: what `node -e 0` takes, and loading. */
export function measureStart({ env, runs, directory }: Omit<Bench, 'repo'>): Cost {
  const node = { program: process.execPath, args: ['-e', '0'], cwd: directory, env };
  const repetitions = countRepetitions(node);
  const costs = Array.from({ length: runs }, () => measureOnce(node, repetitions));
  return {
    cpu: pickMedian(costs.map(({ cpu }) => cpu)) + LOADING,
    wall: pickMedian(costs.map(({ wall }) => wall)) + LOADING,
  };
}
