import type { Linter } from 'eslint';
import { VERSION } from '../../package/version.ts';
import { BYTE_ORDER_MARK, stripMark } from '../../text/byte-order-mark.ts';
import { isLintable } from '../is-lintable.ts';
import { Blocks } from './blocks.ts';
import { hasProcessor } from './has-processor.ts';
import { tellHiddenMarkdown } from './hidden-markdown.ts';
import { nameBlock, toInnerPath, toProbePath, toScriptPath, toTwinPath } from './inner-path.ts';
import { isLintedKind, isMarkdown, isProgramKind } from './kinds.ts';
import { dropAboutOwn, keepOwn } from './own-rules.ts';
import { sampleOf } from './sample-of.ts';
import { getTextRun, withTextRun, withTrial, type TextRun } from './text-run.ts';
import { dropUnknown, lintWithoutUnfit } from './unfit-rules.ts';

/**
 * Lints a file with our rules alone, unless the configuration of the project lints it without us: then it
 * is linted as if we were not here.
 */
export const textProcessor: Linter.Processor = {
  meta: { name: 'keyfence/text', version: VERSION },
  supportsAutofix: true,
  preprocess: (text) => new Blocks(text) as never,
  postprocess(messages, file) {
    const blocks = messages as unknown as Blocks;
    const outer = getTextRun();
    // Somebody asks whether it is ours.
    if (outer?.file === file) {
      outer.isSeen = true;
      return [];
    }
    return withTextRun(file, blocks, (run) => {
      const found = lintFile(blocks, run);
      return outer ? found : [...found, ...tellHiddenMarkdown(blocks, run)];
    });
  },
};

/** Is asked for a file by its probe path, and only where the configuration of the project lints it. */
export const probeProcessor: Linter.Processor = {
  meta: { name: 'keyfence/probe', version: VERSION },
  supportsAutofix: true,
  preprocess(text) {
    const run = getTextRun();
    if (!run || run.isOurs || !(isLintedKind(run.file) || hasLanguage(run))) return [text];
    run.isClaimed = true;
    return [];
  },
  postprocess: (messages) => messages.flat(),
};

/** Takes a text as it is, where another processor would take it apart. */
export const wholeProcessor: Linter.Processor = {
  meta: { name: 'keyfence/whole', version: VERSION },
  supportsAutofix: true,
  preprocess: (text) => [text],
  postprocess: (messages) => messages.flat(),
};

/** Whether the project has chosen a language for such a file: `.prettierrc` is JSON. */
function hasLanguage({ file, blocks }: TextRun): boolean {
  return withTrial(file, (trial) => {
    blocks?.lint(blocks.text);
    return trial.isOtherLanguage;
  });
}

/**
 * Whether the parser that counts for a file is for others: whoever names such files and chooses none for them
 * has set rules of ours.
 */
function isForeign(blocks: Blocks, file: string): boolean {
  // Of a program that a parser cannot read, its types may be what it lacks.
  const sample = isProgramKind(file) ? undefined : sampleOf(file);
  if (sample === undefined) return false;
  return withTrial(file, (trial) => {
    blocks.lint(sample);
    return !trial.isSeen;
  });
}

function lintFile(blocks: Blocks, run: TextRun): Linter.LintMessage[] {
  const { file } = run;
  const { text } = blocks;
  // ESLint looks for the configuration of a block only where its text is another.
  const other = text.startsWith(BYTE_ORDER_MARK) ? stripMark(text) : BYTE_ORDER_MARK + text;
  const probe = nameBlock(toProbePath(file), file);
  const lintAs = (filename: string): Linter.LintMessage[] =>
    keepOwn(lintWithoutUnfit(() => blocks.lint({ filename, text: other })));
  // An explicit path that no configuration takes would be a warning, so links and large files come here too.
  const isOurs = isLintable(file);
  if (!isOurs && !isLintedKind(file)) return [];
  const lintAlone = (): Linter.LintMessage[] => {
    if (!isOurs) return [];
    // The second one is for where the first is ignored, and for ESLint's Linter, which takes only JavaScript for a block.
    for (const path of [toInnerPath(file), toScriptPath(file)]) {
      const messages = lintAs(nameBlock(path, file));
      if (run.isSeen) return messages;
    }
    return [tellUnseen()];
  };

  // What only the text shows comes first, and what only blocks of it show is added.
  const lintWithProcessor = (path: string): Linter.LintMessage[] => {
    const own = lintAlone();
    const theirs = blocks.lint({ filename: nameBlock(path, file), text: `${text}\n` });
    return [...own, ...dropAboutOwn(dropUnknown(theirs))];
  };

  if (isMarkdown(file)) {
    // Whoever names such files, and chooses no parser for them, does not mean to have them read as JavaScript.
    const isDefault = withTrial(file, (trial) => {
      blocks.lint({ filename: probe, text: '\n' });
      return trial.isDefault;
    });
    return isDefault ? lintAlone() : lintWithProcessor(toProbePath(file));
  }
  const own = lintAs(probe);
  if (run.isClaimed) {
    if (hasProcessor(blocks, file)) return lintWithProcessor(toTwinPath(file));
    const theirs = dropUnknown(blocks.lint(text));
    if (run.isSeen) return theirs;
    if (!isForeign(blocks, file)) return [...theirs, ...lintAlone()];
    run.isOurs = true;
    return lintAs(probe);
  }
  return run.isSeen ? own : lintAlone();
}

/** Nothing that was not scanned may pass. */
function tellUnseen(): Linter.LintMessage {
  const message =
    'keyfence could not lint this file: ESLint ignores every path that it is given for it.';
  return { ruleId: null, fatal: true, severity: 2, message, line: 1, column: 1 };
}
