import { FilePass } from './file-pass.ts';

/** A file while our processor is at it; ESLint does nothing else meanwhile. */
export interface TextRun {
  readonly file: string;
  /** The file that this one is a block of, if our processor is at that as well. */
  readonly outer: TextRun | undefined;
  /** What our rules find in it. */
  readonly pass: FilePass;
  /** What came to our rules: all of it, or blocks, which have names below its own. */
  readonly texts: { readonly name: string; readonly text: string }[];
  /** Whether the configuration of the project lints it without us. */
  isClaimed: boolean;
  /** Whether our rules have seen all of it. */
  isSeen: boolean;
  /** Whether it was read by the parser that ESLint takes where nobody chose one. */
  isDefault: boolean;
}

let current: TextRun | undefined;

/** What our processor is at. */
export function getTextRun(): TextRun | undefined {
  return current;
}

/** Runs a function while a file is the current one. Blocks of a file may be files to our processor again. */
export function withTextRun<T>(file: string, work: (run: TextRun) => T): T {
  const outer = current;
  const pass = new FilePass(file);
  const run: TextRun = {
    file,
    outer,
    pass,
    texts: [],
    isClaimed: false,
    isSeen: false,
    isDefault: false,
  };
  current = run;
  try {
    return work(run);
  } finally {
    current = outer;
  }
}
