import { existsSync } from 'node:fs';
import { basename } from 'node:path';
import type { Linter } from 'eslint';
import type { Blocks } from './blocks.ts';
import { nameBlock, toRealPath } from './inner-path.ts';
import { isMarkdown } from './kinds.ts';
import { withTrial, type TextRun } from './text-run.ts';

/** Paths that ESLint has made a configuration for, in which every text is to be linted. */
const configured = new Set<string>();
/** Those of Markdown files that nobody has looked at yet. */
const unchecked = new Set<string>();
/** A hidden file, and where that is told: once is enough. */
let told: { readonly hidden: string; readonly in: string } | undefined;

/** To be told of each of these paths. */
export function noteConfigured(path: string): void {
  // ESLint makes a configuration again only with other settings.
  if (configured.has(path)) {
    configured.clear();
    unchecked.clear();
    told = undefined;
  }
  configured.add(path);
  if (isMarkdown(path) && toRealPath(path) === path) unchecked.add(path);
}

/**
 * Tells in one file whether there is Markdown that a processor hides from us. It can where it is configured
 * after ours, and of such a file we never hear, so the next best one is asked for it.
 */
export function tellHiddenMarkdown(blocks: Blocks, { file }: TextRun): Linter.LintMessage[] {
  for (const path of unchecked) {
    unchecked.delete(path);
    if (!told && existsSync(path) && isHidden(blocks, path, file))
      told = { hidden: path, in: file };
  }
  return told?.in === file ? [describeHidden(told.hidden)] : [];
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
