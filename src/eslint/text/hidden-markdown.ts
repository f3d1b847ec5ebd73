import { existsSync } from 'node:fs';
import { basename } from 'node:path';
import type { Linter } from 'eslint';
import type { Blocks } from './blocks.ts';
import { nameBlock, toRealPath } from './inner-path.ts';
import { isMarkdown } from './kinds.ts';
import { withTrial, type TextRun } from './text-run.ts';

/** Paths that ESLint has computed a configuration for, one in which every text has to be linted. */
const configured = new Set<string>();
/** Paths among them of Markdown files that were not checked yet. */
const unchecked = new Set<string>();
/** A hidden file, and the file that it was reported in. It is reported only once. */
let reported: { readonly hidden: string; readonly in: string } | undefined;

/** Called for each of these paths. */
export function noteConfigured(path: string): void {
  // ESLint computes a configuration for a path again only if settings changed.
  if (configured.has(path)) {
    configured.clear();
    unchecked.clear();
    reported = undefined;
  }
  configured.add(path);
  if (isMarkdown(path) && toRealPath(path) === path) unchecked.add(path);
}

/**
 * Reports Markdown that a processor hides from keyfence, which happens if it is configured after keyfence's.
 * Since keyfence's processor is never called for such a file, the report is in another file.
 */
export function reportHiddenMarkdown(blocks: Blocks, { file }: TextRun): Linter.LintMessage[] {
  for (const path of unchecked) {
    unchecked.delete(path);
    if (!reported && existsSync(path) && isHidden(blocks, path, file))
      reported = { hidden: path, in: file };
  }
  return reported?.in === file ? [describeHidden(reported.hidden)] : [];
}

function isHidden(blocks: Blocks, path: string, parent: string): boolean {
  return withTrial(path, (run) => {
    const messages = blocks.lint({ filename: nameBlock(path, parent), text: 'a\n' });
    return !run.isSeen && !messages.some(({ fatal }) => fatal);
  });
}

function describeHidden(path: string): Linter.LintMessage {
  const message = `Only the code blocks of ${basename(path)} are linted: a configuration that comes after keyfence has a processor which hides the text between them. Put keyfence after it.`;
  return { ruleId: null, severity: 2, message, line: 1, column: 1 };
}
