import type { Automaton } from './automaton.ts';
import type { BytePath } from './byte-path.ts';

/** The name of shared ignore files. */
export const IGNORE_FILE_NAME = '.gitignore';

/** A `.gitignore` of the repository. Git does not follow a symlink there, so it is not passed in here. */
export interface IgnoreFile {
  readonly path: BytePath;
  readonly bytes: Uint8Array;
}

/** One line of an ignore file that is neither blank nor a comment. */
export interface IgnoreRule {
  readonly file: BytePath;
  /** From 1. */
  readonly line: number;
  /** As git shows it: Latin-1, without the line ending and trailing spaces. */
  readonly text: string;
  /** Begins with `!`: re-includes. */
  readonly negated: boolean;
  /** Ends with a slash: matches directories only. */
  readonly directoryOnly: boolean;
  /** Versions of git read it differently. */
  readonly isAmbiguous: boolean;
  /** Reads paths from the root of the repository, according to the dialect. */
  readonly automaton: Automaton;
}
