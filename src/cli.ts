#!/usr/bin/env node
import { runHook } from './commands/hook.ts';
import type { Outcome } from './outcome.ts';
import { shouldColor } from './should-color.ts';
import { writeAll } from './write-all.ts';

async function run(argv: readonly string[]): Promise<Outcome> {
  // A hook is called without other flags, and need not wait until they are known.
  const words = argv.filter((word) => word !== '--piped');
  if (words[0] === 'hook' && !words.some((word) => word.startsWith('-'))) {
    const flags = { piped: words.length < argv.length };
    const asksForColor = shouldColor(undefined, false);
    const surroundings = { cwd: process.cwd(), asksForColor, wantsColor };
    return runHook({ positionals: words.slice(1), flags }, surroundings);
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
    const { exitCode, stdout, stderr } = await run(process.argv.slice(2));
    if (stderr !== undefined) writeAll(2, stderr);
    writeAll(1, stdout);
    process.exitCode = exitCode;
  } catch (error) {
    await tell(error);
  }
  isDone = true;
}

async function tell(error: unknown): Promise<void> {
  const { describeError } = await import('./describe-error.ts');
  writeAll(2, describeError(error, process.argv[2] === 'hook' ? process.argv[3] : undefined));
}

main().catch(() => {
  process.exitCode = 2;
});
