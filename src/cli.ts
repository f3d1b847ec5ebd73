#!/usr/bin/env node
import { isatty } from 'node:tty';
import type { Outcome } from './outcome.ts';
import { parseArguments, type Arguments } from './parse-arguments.ts';
import { shouldColor } from './should-color.ts';
import { writeAll } from './write-all.ts';
import type { Surroundings } from './commands/scan.ts';

type Command = (args: Arguments, surroundings: Surroundings) => Outcome | Promise<Outcome>;

// Each is loaded when it is called for: the hook need not wait for what only `init` needs.
const COMMANDS: Readonly<Record<string, () => Promise<Command>>> = {
  scan: async () => (await import('./commands/scan.ts')).runScan,

  init: async () => (await import('./commands/init.ts')).runInit,
  gitignore: async () => (await import('./commands/gitignore.ts')).runGitignore,
  doctor: async () => (await import('./commands/doctor.ts')).runDoctor,
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
    color: shouldColor(args.flags['color'], isatty(1)),
    ...(isatty(0) && isatty(2) ? { ask } : {}),
  });
}

/** Anything but yes is no. */
async function ask(question: string): Promise<boolean> {
  const { createInterface } = await import('node:readline/promises');
  const lines = createInterface({ input: process.stdin, output: process.stderr });
  // At the end of the input there is no answer.
  const end = new Promise<string>((resolve) => {
    lines.once('close', () => {
      resolve('');
    });
  });
  try {
    const answer = await Promise.race([lines.question(`${question} [y/N] `), end]);
    return /^y(?:es)?$/i.test(answer.trim());
  } finally {
    lines.close();
  }
}

async function main(): Promise<void> {
  try {
    const { exitCode, stdout, stderr } = await run(process.argv.slice(2));
    if (stderr !== undefined) writeAll(2, stderr);
    writeAll(1, stdout);
    process.exitCode = exitCode;
  } catch (error) {
    process.exitCode = 2;
    const { describeError } = await import('./describe-error.ts');
    writeAll(2, describeError(error, process.argv[2] === 'hook'));
  }
}

// Nobody reads what goes wrong now: stderr is gone as well.
main().catch(() => {
  process.exitCode = 2;
});
