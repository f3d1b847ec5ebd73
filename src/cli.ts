#!/usr/bin/env node
import type { Outcome } from './outcome.ts';
import { parseArguments, type Arguments } from './parse-arguments.ts';
import { shouldColor } from './should-color.ts';
import type { Surroundings } from './commands/scan.ts';

type Command = (args: Arguments, surroundings: Surroundings) => Outcome | Promise<Outcome>;

// Each is loaded when it is called for: the hook need not wait for what only `init` needs.
const COMMANDS: Readonly<Record<string, () => Promise<Command>>> = {
  scan: async () => (await import('./commands/scan.ts')).runScan,

  init: async () => (await import('./commands/init.ts')).runInit,
  baseline: async () => (await import('./commands/baseline.ts')).runBaseline,
  explain: async () => (await import('./commands/explain.ts')).runExplain,
  hook: async () => (await import('./commands/hook.ts')).runHook,
};

async function run(argv: readonly string[]): Promise<Outcome> {
  const args = parseArguments(argv, Object.keys(COMMANDS));
  if (args.flags['help']) {
    return { exitCode: 0, stdout: (await import('./help.ts')).formatHelp() };
  }
  if (args.flags['version']) {
    return { exitCode: 0, stdout: `${(await import('./version.ts')).VERSION}\n` };
  }
  const command = await COMMANDS[args.command]?.();
  if (!command) throw new Error(`no command ${args.command}`);
  return command(args, {
    cwd: process.cwd(),
    color: shouldColor(args.flags['color'], process.stdout),
  });
}

/** A broken pipe, a full disk: what was found did not reach the reader. */
function failOutput(cause: Error): void {
  process.exitCode = 2;
  process.stderr.write(`keyfence: the report could not be written: ${cause.message}\n`);
}

async function main(): Promise<void> {
  process.stdout.on('error', failOutput);
  try {
    const { exitCode, stdout, stderr } = await run(process.argv.slice(2));
    process.exitCode = exitCode;
    if (stderr !== undefined) process.stderr.write(stderr);
    process.stdout.write(stdout);
  } catch (error) {
    process.exitCode = 2;
    const { describeError } = await import('./describe-error.ts');
    process.stderr.write(describeError(error, process.argv[2] === 'hook'));
  }
}

void main();
