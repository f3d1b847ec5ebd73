import { spawnSync } from 'node:child_process';

/** Which of some programs are on the PATH. */
export function findRivals(programs: readonly string[], env: NodeJS.ProcessEnv): string[] {
  return programs.filter(
    (program) => spawnSync(program, ['--version'], { env }).error === undefined,
  );
}
