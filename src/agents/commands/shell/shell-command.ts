/** A word of a command line. */
export interface Word {
  /** Without quotes; variables are not expanded. */
  readonly text: string;
  /** As it is written: on Windows a backslash may be part of a path. */
  readonly raw: string;
  /** Variables that are expanded in it. */
  readonly variables: readonly Expansion[];
  /** Whether any of it is quoted, so that it may be a script. */
  readonly isQuoted: boolean;
}

/** A variable that is expanded in a word: `$NAME`, `${NAME:0:4}`. */
export interface Expansion {
  readonly name: string;
  /** What follows the name in braces: `:0:4`, `:+set`; `#` if only the length is used. */
  readonly operator: string;
}

/** A program with its arguments. */
export interface SimpleCommand {
  readonly words: readonly Word[];
  readonly assignments: readonly Assignment[];
  /** Files whose content goes to its standard input. */
  readonly inputs: readonly Word[];
  /** Whether its standard output goes to a file. */
  readonly isRedirected: boolean;
  /** Files that it writes by redirection. */
  readonly outputs: readonly Word[];
  /** Texts that go to its standard input. */
  readonly documents: readonly Word[];
  /** The next command of the pipeline, as an index into the list. */
  readonly pipedTo?: number;
}

export interface Assignment {
  readonly name: string;
  readonly value: Word;
}
