import { once } from 'node:events';
import { closeSync, createReadStream, openSync, rmSync, writeFileSync } from 'node:fs';
import { devNull, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { runCli } from '../../src/cli/run-cli.ts';
import type { Told } from './helper.ts';
import type { Ran } from './run-here.ts';

/** A command line that the host is to run. */
export interface Call {
  readonly id: number;
  readonly args: readonly string[];
  readonly cwd: string;
  /** The whole environment. */
  readonly env: Readonly<Record<string, string>>;
  /** What stands on standard input; nothing where it is left out. */
  readonly stdin?: string | Buffer | undefined;
}

export type Returned = Told & ({ readonly ran: Ran } | { readonly error: unknown });

const STDIN = 0;
const INPUT = join(tmpdir(), `keyfence-stdin-${String(process.pid)}`);
const real = process.env;
let last = Promise.resolve();

// What `init` writes into hooks is the bundle, as if that were running.
process.argv[1] = resolve('dist/cli.cjs');

process.on('message', (call: Call) => {
  // One after the other: a process has one current directory, one environment and one standard input.
  last = last.then(async () => {
    const { id } = call;
    const answered = await runHosted(call).then(
      (ran) => ({ ran }),
      (error: unknown) => ({ error }),
    );
    const returned: Returned = { id, memory: process.memoryUsage.rss(), ...answered };
    process.send?.(returned);
  });
});

async function runHosted({ args, cwd, env, stdin }: Call): Promise<Ran> {
  process.chdir(cwd);
  // Node itself asks the real one; another object tells that what was made of the last one is out of date.
  for (const name of Object.keys(real)) if (!(name in env)) Reflect.deleteProperty(real, name);
  Object.assign(real, env);
  process.env = { ...env };
  if (stdin === undefined) return runHere(args);
  writeFileSync(INPUT, stdin);
  openStdin(INPUT);
  rmSync(INPUT);
  try {
    return await runHere(args);
  } finally {
    const ended = once(process.stdin, 'close');
    process.stdin.destroy();
    await ended;
    openStdin(devNull);
  }
}

async function runHere(args: readonly string[]): Promise<Ran> {
  const told: string[] = [];
  const {
    exitCode,
    stdout,
    stderr = '',
  } = await runCli(args, {
    isTerminal: () => false,
    printError: (text) => {
      told.push(text);
    },
  });
  return { exitCode, stdout: Buffer.from(stdout), stderr: told.join('') + stderr };
}

/** A file that is opened gets the lowest number which is free; nothing else happens in between. */
function openStdin(path: string): void {
  closeSync(STDIN);
  const descriptor = openSync(path, 'r');
  if (descriptor !== STDIN) throw new Error(`standard input became ${String(descriptor)}`);
  const stdin = createReadStream('', { fd: STDIN, autoClose: false });
  Object.defineProperty(process, 'stdin', { configurable: true, value: stdin });
}
