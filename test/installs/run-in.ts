import { spawnSync } from 'node:child_process';

/** Where an installation is tried. */
export interface Place {
  /** The repository. */
  readonly root: string;
  /** Directory with the package managers. */
  readonly tools: string;
  /** Of this project. */
  readonly top: string;
  readonly env: NodeJS.ProcessEnv;
}

export interface RanIn {
  readonly exitCode: number;
  /** Both streams. */
  readonly output: string;
}

/** Runs a program there. @throws when it exits with another code than 0, unless any is allowed */
export function runIn(
  { root, env }: Pick<Place, 'root' | 'env'>,
  words: readonly string[],
  isAnyAllowed = false,
): RanIn {
  const [program = '', ...args] = words;
  const { status, stdout, stderr, error } = spawnSync(program, args, {
    cwd: root,
    env,
    encoding: 'utf8',
  });
  if (error) throw error;
  const output = stdout + stderr;
  if (status !== 0 && !isAnyAllowed)
    throw new Error(`${words.join(' ')}: exit ${String(status)}: ${output}`);
  return { exitCode: status ?? -1, output };
}
