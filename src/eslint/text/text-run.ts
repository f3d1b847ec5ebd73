import type { Blocks } from './blocks.ts';
import { FilePass } from './file-pass.ts';

/** A file while our processor is at it; ESLint does nothing else meanwhile. */
export interface TextRun {
  readonly file: string;
  /** The file that this one is a block of, if our processor is at that as well. */
  readonly outer: TextRun | undefined;
  /** What ESLint lints it with; absent while a sample is linted. */
  readonly blocks: Blocks | undefined;
  /** Whether only a sample is linted, to see what becomes of it. */
  readonly isTrial: boolean;
  /** What our rules find in it. */
  readonly pass: FilePass;
  /** What came to our rules: all of it, or blocks, which have names below its own. */
  readonly texts: { readonly name: string; readonly text: string }[];
  /** Whether the configuration of the project lints it without us. */
  isClaimed: boolean;
  /** Whether it is linted by our rules alone although a configuration names it. */
  isOurs: boolean;
  /** Whether our rules have seen all of it. */
  isSeen: boolean;
  /** Whether it was read in a language that is not ESLint's own. */
  isOtherLanguage: boolean;
  /** Whether it was read by the parser that ESLint takes where nobody chose one. */
  isDefault: boolean;
}

let current: TextRun | undefined;

/** What our processor is at. */
export function getTextRun(): TextRun | undefined {
  return current;
}

/** Runs a function while a file is the current one. Blocks of a file may be files to our processor again. */
export function withTextRun<T>(file: string, blocks: Blocks, work: (run: TextRun) => T): T {
  return run(file, blocks, work);
}

/** The same while a sample is linted as the file would be. */
export function withTrial<T>(file: string, work: (run: TextRun) => T): T {
  return run(file, undefined, work);
}

function run<T>(file: string, blocks: Blocks | undefined, work: (run: TextRun) => T): T {
  const outer = current;
  const pass = new FilePass(file);
  const next: TextRun = {
    file,
    outer,
    blocks,
    isTrial: blocks === undefined || outer?.isTrial === true,
    pass,
    texts: [],
    isClaimed: false,
    isOurs: false,
    isSeen: false,
    isOtherLanguage: false,
    isDefault: false,
  };
  current = next;
  try {
    return work(next);
  } finally {
    current = outer;
  }
}
