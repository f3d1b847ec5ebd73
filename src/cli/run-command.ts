import { existsSync } from 'node:fs';
import { breakLogCommands } from '../ci/log-commands.ts';
import { UsageError } from '../errors/errors.ts';
import { VERSION } from '../package/version.ts';
import { findClosest } from '../text/suggest.ts';
import type { CommandContext } from './arguments/command-context.ts';
import { listCommitModes } from './arguments/list-commit-modes.ts';
import { parseArguments, type Arguments } from './arguments/parse-arguments.ts';
import { runHook } from './commands/hook.ts';
import { optimiseLater } from './process/optimise-later.ts';
import type { Host } from './arguments/host.ts';
import type { Outcome } from './output/outcome.ts';
import { formatDiagnostic } from './output/format-diagnostic.ts';
import { readTerminal } from './output/terminal.ts';
import { writeAll } from './output/write-all.ts';

type Command = (args: Arguments, context: CommandContext) => Outcome | Promise<Outcome>;

// Each is loaded when it is called, so that a scan does not wait for the code of `init`.
const COMMANDS: Readonly<Record<string, () => Promise<Command>>> = {
  scan: async () => (await import('./commands/scan.ts')).runScan,

  audit: async () => (await import('./commands/audit.ts')).runAudit,
  'merge-reports': async () => (await import('./commands/merge-reports.ts')).runMergeReports,
  init: async () => (await import('./commands/init.ts')).runInit,
  gitignore: async () => (await import('./commands/gitignore.ts')).runGitignore,
  doctor: async () => (await import('./commands/doctor.ts')).runDoctor,
  baseline: async () => (await import('./commands/baseline.ts')).runBaseline,
  revoke: async () => (await import('./commands/revoke.ts')).runRevoke,
  rotate: async () => (await import('./commands/rotate.ts')).runRotate,
  keys: async () => (await import('./commands/keys.ts')).runKeys,
  env: async () => (await import('./commands/env.ts')).runEnv,
  redact: async () => (await import('./commands/redact.ts')).runRedact,
  allow: async () => (await import('./commands/allow.ts')).runAllow,
  config: async () => (await import('./commands/config.ts')).runConfig,
  explain: async () => (await import('./commands/explain.ts')).runExplain,
  // Answered before anything is started.
  help: () => Promise.reject(new Error('help is printed and not run')),
  version: () => Promise.reject(new Error('the version is printed and not run')),
  // Already loaded: most calls are those of a hook.
  hook: () =>
    Promise.resolve((args, { cwd, host }) => runHook(args, { cwd, color: args.flags.color, host })),
};

/** Runs the command of a command line. @throws UsageError when there is no such command */
export async function runCommand(argv: readonly string[], host: Host): Promise<Outcome> {
  const args = parseArguments(argv, Object.keys(COMMANDS));
  const { flags, positionals } = args;
  if (args.given === undefined && positionals[0] !== undefined) requirePath(positionals[0]);
  if (flags.help || args.command === 'help') {
    const { formatCommandHelp, formatHelp } = await import('./help.ts');
    const name = args.command === 'help' ? positionals[0] : args.given;
    const { width } = await readTerminal(flags.color, host);
    const help = name === undefined ? formatHelp(width) : formatCommandHelp(name, width);
    return { exitCode: 0, stdout: help };
  }
  if (flags.version || args.command === 'version') {
    return { exitCode: 0, stdout: `${VERSION}\n` };
  }
  optimiseLater();
  const command = await COMMANDS[args.command]?.();
  if (!command) throw new Error(`no command ${args.command}`);
  const timeout = parseTimeout(args.flags.timeout);
  // Only with a timeout, because reading the time loads a part of Node.
  const deadline = timeout === undefined ? Infinity : performance.now() + timeout * 1000;
  const alarm = timeout === undefined ? undefined : setTimeout(giveUp, timeout * 1000, timeout);
  // Loaded only for work that may take long, on a terminal.
  const progress =
    listCommitModes(args.flags).length > 0 && host.isTerminal(2)
      ? (await import('./watch-progress.ts')).watchProgress()
      : undefined;
  try {
    const outcome = await command(args, {
      cwd: process.cwd(),
      ...(await readTerminal(args.flags.color, host)),
      host,
      print: (line) => {
        host.printError(breakLogCommands(formatDiagnostic(line)));
      },
      ...(progress && { watch: progress.watch }),
      ...(host.isTerminal(0) && host.isTerminal(2) ? { ask, askForText } : {}),
    });
    // Synchronous work may end before the timer can fire.
    if (timeout !== undefined && performance.now() > deadline) giveUp(timeout);
    const isForPrograms = args.reports.some(
      ({ format, output }) => output === undefined && format !== 'stylish',
    );
    return { ...outcome, isForPrograms };
  } finally {
    clearTimeout(alarm);
    progress?.stop();
  }
}

/**
 * A word that is neither a command nor a path is most often a misspelt command.
 * @throws UsageError that says so
 */
function requirePath(word: string): void {
  const closest = findClosest(word, Object.keys(COMMANDS));
  if (closest === undefined || existsSync(word)) return;
  throw new UsageError(
    `there is no command, file or directory "${word}"; did you mean "${closest}"?`,
  );
}

function parseTimeout(value: string | undefined): number | undefined {
  if (value === undefined) return undefined;
  const seconds = /^\d{1,6}(?:\.\d{1,3})?$/.test(value) ? Number(value) : 0;
  if (seconds > 0) return seconds;
  throw new UsageError('--timeout takes a number of seconds');
}

/** Ends remaining child processes: a git that waits for something would keep the process alive forever. */
function giveUp(seconds: number): never {
  writeAll(2, `keyfence: gave up after ${seconds} seconds (--timeout)\n`);
  process.exit(2);
}

/** Anything but yes means no; without an answer it is the safe choice. */
async function ask(question: string, isYesSafe: boolean = false): Promise<boolean> {
  const answer = await askForText(`${question} [${isYesSafe ? 'Y/n' : 'y/N'}]`);
  return answer.trim() === '' ? isYesSafe : /^y(?:es)?$/i.test(answer.trim());
}

async function askForText(question: string): Promise<string> {
  const { createInterface } = await import('node:readline/promises');
  const lines = createInterface({ input: process.stdin, output: process.stderr });
  // The end of the input means that there is no answer.
  const end = new Promise<string>((resolve) => {
    lines.once('close', () => {
      resolve('');
    });
  });
  try {
    return await Promise.race([lines.question(`${question} `), end]);
  } finally {
    lines.close();
  }
}
