import { breakLogCommands } from '../ci/log-commands.ts';
import { splitHookWords } from './arguments/split-hook-words.ts';
import { runHook } from './commands/hook.ts';
import { AGENT_HOOK } from '../hooks/agent-hook.ts';
import type { Host } from './arguments/host.ts';
import type { Outcome } from './output/outcome.ts';

/** Runs a command line to its end. An error is an outcome too: exit code 2, with one sentence. */
export async function runCli(argv: readonly string[], host: Host): Promise<Outcome> {
  try {
    const { stdout, stderr, isForPrograms, ...outcome } = await run(argv, host);
    return {
      ...outcome,
      stdout: isForPrograms === true ? stdout : breakLogCommands(stdout),
      ...(stderr !== undefined && { stderr: breakLogCommands(stderr) }),
    };
  } catch (error) {
    return { exitCode: 2, stdout: '', stderr: await describeFailure(error, argv) };
  }
}

async function run(argv: readonly string[], host: Host): Promise<Outcome> {
  const [command, hook = '-', ...words] = argv;
  // A hook is called without other flags, and need not load them.
  if (command === 'hook' && hook === AGENT_HOOK) {
    const { runAgentHookCommand } = await import('./commands/agent-hook.ts');
    return runAgentHookCommand(words, process.cwd());
  }
  if (command === 'hook' && !hook.startsWith('-')) {
    const { flags, args } = splitHookWords(hook, words);
    if (flags.every((flag) => flag === '--piped')) {
      return runHook(
        { positionals: [hook, ...args], flags: { piped: flags.length > 0 } },
        { cwd: process.cwd(), color: undefined, host },
      );
    }
  }
  const { runCommand } = await import('./run-command.ts');
  return runCommand(argv, host);
}

/** The message for an error on standard error. */
export async function describeFailure(error: unknown, argv: readonly string[]): Promise<string> {
  const { describeError } = await import('./output/describe-error.ts');
  const [command, ...words] = argv;
  const hook = command === 'hook' ? words.find((word) => /^(?:pre|commit)-/.test(word)) : undefined;
  return breakLogCommands(describeError(error, hook));
}
