import { spawnSync } from 'node:child_process';
import type { Timed } from './measure-ratio.ts';

/** What a command line takes, in seconds. */
export interface Cost {
  /** User and system time of the process and of all that it starts and waits for. */
  readonly cpu: number;
  readonly wall: number;
}

/** Node does not know what its children took; a shell does: https://pubs.opengroup.org/onlinepubs/9699919799/utilities/times.html */
const SCRIPT = '"$@" >/dev/null 2>/dev/null </dev/null; code=$?; times; exit "$code"';
const TIME = /\b(?<minutes>\d{1,6})m(?<seconds>[\d.]{1,12})s/g;

/**
 * The median cost of each of several command lines, which are run in turn. The first round, which warms the caches,
 * is not counted.
 * @throws when one ends with another exit code than it should
 */
export function measureCosts(commands: readonly Timed[], runs: number): Cost[] {
  const costs = commands.map((): Cost[] => []);
  for (let run = 0; run <= runs; run++) {
    for (const [index, command] of commands.entries()) {
      const cost = measureOnce(command);
      if (run > 0) costs[index]?.push(cost);
    }
  }
  return costs.map((some) => ({
    cpu: pickMedian(some.map(({ cpu }) => cpu)),
    wall: pickMedian(some.map(({ wall }) => wall)),
  }));
}

function measureOnce({ program, args, cwd, env, exitCodes = [0] }: Timed): Cost {
  const start = performance.now();
  const shell = spawnSync('sh', ['-c', SCRIPT, 'sh', program, ...args], {
    cwd,
    env,
    encoding: 'utf8',
  });
  const wall = (performance.now() - start) / 1000;
  if (shell.status === null || !exitCodes.includes(shell.status)) {
    throw new Error(`${program} ${args.join(' ')} ended with ${String(shell.status)} in ${cwd}`);
  }
  // The second line is that of the children.
  const children = shell.stdout.trim().split('\n')[1] ?? '';
  const times = Array.from(children.matchAll(TIME), ({ groups }) => {
    return Number(groups?.['minutes']) * 60 + Number(groups?.['seconds']);
  });
  return { cpu: times.reduce((sum, time) => sum + time, 0), wall };
}

function pickMedian(values: number[]): number {
  return values.sort((a, b) => a - b)[values.length >> 1] ?? NaN;
}
