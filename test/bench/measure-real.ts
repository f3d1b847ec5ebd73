import { mkdirSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Bench } from './bench.ts';
import { findRivals } from './find-rivals.ts';
import { measureCosts, type Cost } from './measure-cost.ts';
import type { Timed } from './measure-ratio.ts';

const KEY_PATTERN = 'xai-|api[_-]?key';

/** What is measured, what it is compared with, and who else does the same. */
interface Work {
  readonly name: string;
  readonly base: { readonly name: string; readonly args: readonly string[] };
  readonly args: readonly string[];
  readonly rivals: Readonly<Record<string, readonly string[]>>;
}

const WORKS: readonly Work[] = [
  {
    name: 'tree',
    base: { name: 'git grep', args: ['grep', '-c', '-I', '-i', '-E', KEY_PATTERN] },
    args: [],
    rivals: {
      rg: ['--count', '--ignore-case', KEY_PATTERN, '.'],
      gitleaks: ['dir', '--no-banner', '--exit-code', '0', '.'],
      secretlint: ['**/*'],
    },
  },
  {
    name: 'history',
    base: {
      name: 'git cat-file',
      args: ['cat-file', '--batch-all-objects', '--batch', '--unordered', '--buffer'],
    },
    args: ['scan', '--history'],
    rivals: { gitleaks: ['git', '--no-banner', '--exit-code', '0', '.'] },
  },
];

/** The head of the table. */
export const REAL_HEAD =
  '| repository | work | CPU | wall | seconds of CPU | others, CPU |\n|---|---|---|---|---|---|';

/**
 * A repository that nobody made for this: the scan of its tree and of its history, to what git takes to read them.
 * What Node and keyfence take to start is left out of the ratios.
 * @param start the cost of the scan of one line
 * @returns lines of the table
 */
export function measureReal(
  { cli, env, runs }: Pick<Bench, 'cli' | 'env' | 'runs'>,
  cwd: string,
  start: Cost,
): string[] {
  const here = { cwd, env, exitCodes: [0, 1] };
  return WORKS.map(({ name, base, args, rivals }) => {
    const { present } = findRivals(Object.keys(rivals), env);
    const commands: Timed[] = [
      { ...here, program: 'git', args: base.args },
      // What cannot be scanned in it is no reason to measure nothing.
      { ...here, program: process.execPath, args: [cli, ...args], exitCodes: [0, 1, 2] },
      ...present.map((program) => ({ ...here, program, args: rivals[program] ?? [] })),
    ];
    const [git, own, ...others] = measureCosts(commands, runs);
    if (!git || !own) throw new Error(`nothing was measured in ${cwd}`);
    const cells = [
      basename(cwd),
      `${name} / ${base.name}`,
      `${((own.cpu - start.cpu) / git.cpu).toFixed(1)} ×`,
      `${((own.wall - start.wall) / git.wall).toFixed(1)} ×`,
      `${own.cpu.toFixed(2)} / ${git.cpu.toFixed(2)}`,
      present
        .map(
          (program, index) => `${program} ${((others[index]?.cpu ?? NaN) / git.cpu).toFixed(1)} ×`,
        )
        .join(', '),
    ];
    return `| ${cells.join(' | ')} |`;
  });
}

/** What the scan of one line takes: Node's start, and loading. */
export function measureStart({ cli, env, runs, directory }: Omit<Bench, 'repo'>): Cost {
  const cwd = join(directory, 'line');
  mkdirSync(cwd);
  writeFileSync(join(cwd, 'a.txt'), 'hello\n');
  const args = [cli, 'scan', 'a.txt'];
  const [start] = measureCosts([{ program: process.execPath, args, cwd, env }], runs);
  if (!start) throw new Error('nothing was measured');
  return start;
}
