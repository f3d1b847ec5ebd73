import type { Automaton } from './automaton.ts';
import type { BytePath } from './byte-path.ts';

/** The name of the files that a repository shares its ignore rules in. */
export const IGNORE_FILE_NAME = '.gitignore';

/** A `.gitignore` of the repository. Git follows no symlink there, so neither is one passed in here. */
export interface IgnoreFile {
  readonly path: BytePath;
  readonly bytes: Uint8Array;
}

/** One line of an ignore file that is not blank and no comment. */
export interface IgnoreRule {
  readonly file: BytePath;
  /** From 1. */
  readonly line: number;
  /** As git shows it: Latin-1, without the line ending and the spaces before it. */
  readonly text: string;
  /** Begins with `!`: re-includes. */
  readonly negated: boolean;
  /** Ends with a slash: matches directories only. */
  readonly directoryOnly: boolean;
  /** Some versions of git read it otherwise than others. */
  readonly isAmbiguous: boolean;
  /** Reads paths from the root of the repository, as the dialect does that was asked for. */
  readonly automaton: Automaton;
}
