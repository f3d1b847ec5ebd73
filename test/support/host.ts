import { runCli } from '../../src/cli/run-cli.ts';
import type { Ran } from './run-here.ts';

/** A command line that the host is to run. */
export interface Call {
  readonly id: number;
  readonly args: readonly string[];
  readonly cwd: string;
  /** The whole environment. */
  readonly env: Readonly<Record<string, string>>;
}

export type Returned = { readonly id: number } & (
  { readonly ran: Ran } | { readonly error: unknown }
);

const real = process.env;
let last = Promise.resolve();

process.on('message', (call: Call) => {
  // One after the other: a process has one current directory and one environment.
  last = last.then(async () => {
    const { id } = call;
    const returned = await runHosted(call).then(
      (ran): Returned => ({ id, ran }),
      (error: unknown): Returned => ({ id, error }),
    );
    process.send?.(returned);
  });
});

async function runHosted({ args, cwd, env }: Call): Promise<Ran> {
  process.chdir(cwd);
  // Node itself asks the real one; another object tells that what was made of the last one is out of date.
  for (const name of Object.keys(real)) if (!(name in env)) Reflect.deleteProperty(real, name);
  Object.assign(real, env);
  process.env = { ...env };
  const told: string[] = [];
  const {
    exitCode,
    stdout,
    stderr = '',
  } = await runCli(args, {
    isTerminal: () => false,
    tell: (text) => {
      told.push(text);
    },
  });
  return { exitCode, stdout: Buffer.from(stdout), stderr: told.join('') + stderr };
}
