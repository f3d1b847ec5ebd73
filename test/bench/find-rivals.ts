import { spawnSync } from 'node:child_process';
import type { Row } from './row.ts';

/** Other programs that do the same work. */
export interface Rivals {
  readonly present: readonly string[];
  /** Lines of the table for what was measured, in milliseconds, and for what is not there. */
  readonly tell: (times: readonly number[], base: number, baseName: string) => Row[];
}

/** Looks which of the programs are on the PATH. */
export function findRivals(programs: readonly string[], env: NodeJS.ProcessEnv): Rivals {
  const isThere = (program: string): boolean =>
    spawnSync(program, ['--version'], { env }).error === undefined;
  const present = programs.filter(isThere);
  return {
    present,
    tell: (times, base, baseName) =>
      programs.map((program) => {
        const time = times[present.indexOf(program)];
        const measured =
          time === undefined ? 'not on the PATH' : `${(time / base).toFixed(2)} × ${baseName}`;
        return { work: `${program}, the same work`, measured, goal: '' };
      }),
  };
}
