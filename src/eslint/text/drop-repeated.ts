import type { FoundMatch } from '../find-matches.ts';
import type { RuleContext } from '../rule-context.ts';
import { FilePass, type LintedText } from './file-pass.ts';
import { toRealPath } from './inner-path.ts';
import { getTextRun } from './text-run.ts';

/** The current pass over a file that is not linted by a processor of keyfence. */
let last: FilePass | undefined;

/**
 * Drops matches that the rules have already reported in the same file. Processors yield the file, its blocks,
 * or both in either order, so the rules may see a secret more than once.
 */
export function dropRepeated(context: RuleContext, matches: readonly FoundMatch[]): FoundMatch[] {
  const { filename, physicalFilename, sourceCode } = context;
  const run = getTextRun();
  if (run?.isTrial === true) return [...matches];
  const name = toRealPath(filename);
  const text = { name, text: sourceCode.text, matches, run };
  return openPass(toRealPath(physicalFilename), text).add(text);
}

function openPass(file: string, text: LintedText): FilePass {
  for (let run = getTextRun(); run; run = run.outer) if (run.file === file) return run.pass;
  if (last?.file === file && last.canContinueWith(text)) return last;
  const pass = new FilePass(file);
  last = pass;
  // ESLint lints a file synchronously.
  queueMicrotask(() => {
    if (last === pass) last = undefined;
  });
  return pass;
}
