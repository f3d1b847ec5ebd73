import type { Blocks } from './blocks.ts';
import { FilePass } from './file-pass.ts';

/** The file that keyfence's processor is working on. ESLint works synchronously, so there is one at a time. */
export interface TextRun {
  readonly file: string;
  /** The file that this one is a block of, if keyfence's processor is also working on that one. */
  readonly outer: TextRun | undefined;
  /** The blocks for ESLint; absent while a sample is linted. */
  readonly blocks: Blocks | undefined;
  /** Whether only a sample is linted, to test the configuration. */
  readonly isTrial: boolean;
  /** The matches of keyfence's rules in it. */
  readonly pass: FilePass;
  /** The texts that the rules have seen: the whole file, or blocks, whose names are below its own. */
  readonly texts: { readonly name: string; readonly text: string }[];
  /** Whether the project's own configuration lints it. */
  isClaimed: boolean;
  /** Whether only keyfence's rules lint it, although a configuration matches it. */
  isOurs: boolean;
  /** Whether keyfence's rules have seen all of it. */
  isSeen: boolean;
  /** Whether it was parsed in a language other than ESLint's own. */
  isOtherLanguage: boolean;
  /** Whether it was parsed by ESLint's default parser. */
  isDefault: boolean;
}

let current: TextRun | undefined;

/** The file that keyfence's processor is working on. */
export function getTextRun(): TextRun | undefined {
  return current;
}

/**
 * Runs a function while a file is the current one. May be nested, because the processor may be called for
 * blocks of a file.
 */
export function withTextRun<T>(file: string, blocks: Blocks, work: (run: TextRun) => T): T {
  return run(file, blocks, work);
}

/** The same while a sample is linted under the name of the file. */
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
