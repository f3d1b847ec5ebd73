import { spawnSync } from 'node:child_process';
import type { Timed } from './measure-ratio.ts';

/** What a command line takes, in seconds. */
export interface Cost {
  /** User and system time of the process and of all that it starts and waits for. */
  readonly cpu: number;
  readonly wall: number;
}

/** What is too short to be measured once is run again, up to this time, in seconds of CPU. */
const SHORT = 0.2;
const MOST_REPETITIONS = 10;

/**
 * Node does not know what its children took; a shell does. bash counts in milliseconds, others in ticks of ten:
 * https://www.gnu.org/software/bash/manual/html_node/Bourne-Shell-Builtins.html
 */
const SCRIPT =
  'n=$1; shift; for ((; n > 0; n--)); do "$@" >/dev/null 2>/dev/null </dev/null; code=$?; done; times; exit "$code"';
const TIME = /\b(?<minutes>\d{1,6})m(?<seconds>[\d.]{1,12})s/g;

/** How often a command line has to be run to be measured well. Runs it once, which warms the caches. */
export function countRepetitions(command: Timed): number {
  const { cpu } = measureOnce(command);
  return Math.min(Math.max(Math.ceil(SHORT / cpu), 1), MOST_REPETITIONS);
}

/**
 * The mean cost of a number of runs.
 * @throws when the last ends with another exit code than it should
 */
export function measureOnce(
  { program, args, cwd, env, exitCodes = [0] }: Timed,
  repetitions = 1,
): Cost {
  const start = performance.now();
  const shell = spawnSync('bash', ['-c', SCRIPT, 'bash', String(repetitions), program, ...args], {
    cwd,
    env,
    encoding: 'utf8',
  });
  const wall = (performance.now() - start) / 1000;
  if (shell.error)
    throw new Error('bash, which measures, cannot be started', { cause: shell.error });
  if (shell.status === null || !exitCodes.includes(shell.status)) {
    const line = `${program} ${args.join(' ')}`.slice(0, 80);
    throw new Error(`${line} ended with ${String(shell.status)}`);
  }
  // The second line is that of the children.
  const children = shell.stdout.trim().split('\n')[1] ?? '';
  const times = Array.from(children.matchAll(TIME), ({ groups }) => {
    return Number(groups?.['minutes']) * 60 + Number(groups?.['seconds']);
  });
  const cpu = times.reduce((sum, time) => sum + time, 0);
  return { cpu: cpu / repetitions, wall: wall / repetitions };
}

/** NaN of nothing. */
export function pickMedian(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? NaN;
}
