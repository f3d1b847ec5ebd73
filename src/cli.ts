#!/usr/bin/env node
import { describeFailure, runCli } from './cli/run-cli.ts';
import { writeAll } from './cli/output/write-all.ts';
import { describeInternal } from './errors/describe-internal.ts';
import { isLoadedByLibrary } from './package/library-mark.ts';

async function main(argv: readonly string[]): Promise<void> {
  // Fails closed: a process that ends early must not look successful.
  process.exitCode = 2;
  process.once('uncaughtException', (error) => {
    // Standard error may be gone, too, so a further error cannot be reported.
    void printFailure(error).finally(() => process.exit(2));
  });
  let isDone = false;
  process.once('beforeExit', () => {
    if (!isDone) writeAll(2, `keyfence: ${describeInternal('keyfence exited unexpectedly')}\n`);
  });
  try {
    const { exitCode, stdout, stderr } = await runCli(argv, {
      // Only when needed: detecting a terminal loads a part of Node.
      isTerminal: (descriptor) => process.getBuiltinModule('node:tty').isatty(descriptor),
      printError: (text) => {
        writeAll(2, text);
      },
    });
    if (stderr !== undefined) writeAll(2, stderr);
    writeAll(1, stdout);
    process.exitCode = exitCode;
  } catch (error) {
    await printFailure(error);
  }
  isDone = true;

  async function printFailure(error: unknown): Promise<void> {
    writeAll(2, await describeFailure(error, argv));
  }
}

if (!isLoadedByLibrary())
  main(process.argv.slice(2)).catch(() => {
    process.exitCode = 2;
  });
