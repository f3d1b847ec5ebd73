#!/usr/bin/env node
import { runHook } from './commands/hook.ts';
import { splitHookWords } from './commands/split-hook-words.ts';
import { breakLogCommands } from './log-commands.ts';
import type { Outcome } from './outcome.ts';
import { shouldColor } from './should-color.ts';
import { writeAll } from './write-all.ts';

async function run(argv: readonly string[]): Promise<Outcome> {
  const [command, hook = '-', ...words] = argv;
  // A hook is called without other flags, and need not wait until they are known.
  if (command === 'hook' && !hook.startsWith('-')) {
    const { flags, args } = splitHookWords(hook, words);
    if (flags.every((flag) => flag === '--piped')) {
      const asksForColor = shouldColor(undefined, false);
      return runHook(
        { positionals: [hook, ...args], flags: { piped: flags.length > 0 } },
        { cwd: process.cwd(), asksForColor, wantsColor },
      );
    }
  }
  const { runCommand } = await import('./run-command.ts');
  return runCommand(argv);
}

function wantsColor(): boolean {
  return shouldColor(undefined, process.getBuiltinModule('node:tty').isatty(1));
}

async function main(): Promise<void> {
  // Who ends without having said anything has failed, whatever is the cause.
  process.exitCode = 2;
  process.once('uncaughtException', (error) => {
    // Nobody reads what goes wrong now: stderr is gone as well.
    void tell(error).finally(() => process.exit(2));
  });
  let isDone = false;
  process.once('beforeExit', () => {
    if (!isDone) writeAll(2, 'keyfence: internal error, please report it: it ended half-way\n');
  });
  try {
    const { exitCode, stdout, stderr, isForPrograms } = await run(process.argv.slice(2));
    if (stderr !== undefined) writeAll(2, breakLogCommands(stderr));
    writeAll(1, isForPrograms === true ? stdout : breakLogCommands(stdout));
    process.exitCode = exitCode;
  } catch (error) {
    await tell(error);
  }
  isDone = true;
}

async function tell(error: unknown): Promise<void> {
  const { describeError } = await import('./describe-error.ts');
  const [command, ...words] = process.argv.slice(2);
  const hook = command === 'hook' ? words.find((word) => /^(?:pre|commit)-/.test(word)) : undefined;
  writeAll(2, breakLogCommands(describeError(error, hook)));
}

main().catch(() => {
  process.exitCode = 2;
});
