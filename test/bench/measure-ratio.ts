import { spawnSync } from 'node:child_process';

/** A command line to be timed. */
export interface Timed {
  readonly program: string;
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
  /** Exit codes of a run that did its work; 0 where it is left out. */
  readonly exitCodes?: readonly number[];
}

export interface Ratio {
  /** Medians in milliseconds. */
  readonly base: number;
  readonly work: number;
  readonly ratio: number;
}

/**
 * Runs two command lines in turn, so that whatever else the machine does meets both alike. The first round,
 * which warms the caches, is not counted.
 * @throws when one ends with another exit code than it should
 */
export function measureRatio(base: Timed, work: Timed, runs: number): Ratio {
  const [baseTime, workTime] = measureMedians([base, work], runs);
  return {
    base: baseTime ?? NaN,
    work: workTime ?? NaN,
    ratio: (workTime ?? NaN) / (baseTime ?? NaN),
  };
}

/** The median time of each, in milliseconds. */
export function measureMedians(commands: readonly Timed[], runs: number): number[] {
  const times = commands.map((): number[] => []);
  for (let run = 0; run <= runs; run++) {
    for (const [i, command] of commands.entries()) {
      const time = measureOnce(command);
      if (run > 0) times[i]?.push(time);
    }
  }
  return times.map((values) => values.sort((a, b) => a - b)[values.length >> 1] ?? NaN);
}

function measureOnce({ program, args, cwd, env, exitCodes = [0] }: Timed): number {
  const start = performance.now();
  // Nobody reads what it says, and a pipe would be part of what is measured.
  const { status, stderr } = spawnSync(program, args, {
    cwd,
    env,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const time = performance.now() - start;
  if (status === null || !exitCodes.includes(status)) {
    throw new Error(`${program} ${args.join(' ')} ended with ${String(status)}: ${String(stderr)}`);
  }
  return time;
}
