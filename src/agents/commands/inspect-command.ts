import type { Read } from '../calls/tool-call.ts';
import { expandCommand } from './expand-command.ts';
import { findBypassIn } from './find-bypass.ts';
import { findDump } from './find-dump.ts';
import { listChangedFiles } from './list-changed-files.ts';
import { listPaths } from './list-paths.ts';
import { listSearches, toRead } from './list-searches.ts';
import { listShownWords } from './list-shown-words.ts';
import { readShellState } from './shell-state.ts';
import { collectVariables, expandVariables } from './shell-variables.ts';

/** What a command line would show, change or bypass. */
export interface Inspection {
  /** How it would show a secret or bypass the hooks, if it would; worded to follow "this". */
  readonly faults: readonly string[];
  /** Paths of files that it may show, relative to `directories`; not all of them need exist. */
  readonly reads: readonly Read[];
  /** Files that it writes or changes, if it names them. */
  readonly writes: readonly string[];
  /** Directories that it may run in: the one that it starts in, and those that it changes to. */
  readonly directories: readonly string[];
}

/**
 * Finds what a command line would show, change or bypass.
 * @param environment of the hook, for the variables of paths
 * @throws ScanError when it is nested too deeply
 */
export function inspectCommand(
  line: string,
  environment: Readonly<Record<string, string | undefined>>,
): Inspection {
  const programs = expandCommand(line);
  const variables = collectVariables(programs, environment);
  const shell = readShellState(programs);
  const faults: string[] = [];
  const reads: Read[] = [];
  const writes: string[] = [];
  const directories = ['.'];
  for (const command of programs) {
    const fault = findBypassIn(command) ?? findDump(command, shell);
    if (fault !== undefined) faults.push(fault);
    for (const word of listShownWords(command, programs))
      for (const path of listPaths(word, variables)) reads.push(toRead(path, command));
    reads.push(...listSearches(command, programs, variables));
    for (const word of listChangedFiles(command)) writes.push(...expandVariables(word, variables));
    if (/^(?:cd|pushd|set-location)$/.test(command.program))
      for (const { text } of command.args) directories.push(...expandVariables(text, variables));
    const at = command.args.findIndex(({ text }) => text === '-C');
    if (at !== -1) directories.push(command.args[at + 1]?.text ?? '.');
  }
  return { faults, reads, writes, directories };
}
