import { spawnSync } from 'node:child_process';

export interface RunnerOptions {
  readonly cwd: string;
  /** All of it. */
  readonly env: Readonly<Record<string, string>>;
  readonly input?: string;
}

export interface Ran {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a program to its end, in a system or here. */
export type Runner = (command: readonly string[], options: RunnerOptions) => Ran;

/** Here. */
export const runHere: Runner = ([program = '', ...args], { cwd, env, input = '' }) =>
  spawnSync(program, args, { cwd, env, input, encoding: 'utf8' });
