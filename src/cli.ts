#!/usr/bin/env node
import { runHook } from './cli/commands/hook.ts';
import { splitHookWords } from './cli/arguments/split-hook-words.ts';
import { breakLogCommands } from './ci/log-commands.ts';
import type { Outcome } from './cli/output/outcome.ts';
import { shouldColor } from './cli/output/should-color.ts';
import { writeAll } from './cli/output/write-all.ts';

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
  const { runCommand } = await import('./cli/run-command.ts');
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
  const { describeError } = await import('./cli/output/describe-error.ts');
  const [command, ...words] = process.argv.slice(2);
  const hook = command === 'hook' ? words.find((word) => /^(?:pre|commit)-/.test(word)) : undefined;
  writeAll(2, breakLogCommands(describeError(error, hook)));
}

main().catch(() => {
  process.exitCode = 2;
});
