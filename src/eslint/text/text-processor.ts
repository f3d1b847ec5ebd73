import type { Linter } from 'eslint';
import { VERSION } from '../../package/version.ts';
import { BYTE_ORDER_MARK, stripMark } from '../../text/byte-order-mark.ts';
import { isLintable } from '../is-lintable.ts';
import { Blocks } from './blocks.ts';
import { hasProcessor } from './has-processor.ts';
import { reportHiddenMarkdown } from './hidden-markdown.ts';
import { nameBlock, toInnerPath, toProbePath, toScriptPath, toTwinPath } from './inner-path.ts';
import { isLintedKind, isMarkdown, isProgramKind } from './kinds.ts';
import { dropAboutOwn, keepOwn } from './own-rules.ts';
import { sampleOf } from './sample-of.ts';
import { getTextRun, withTextRun, withTrial, type TextRun } from './text-run.ts';
import { dropUnknown, lintWithoutIncompatibleRules } from './incompatible-rules.ts';

/**
 * Lints a file with keyfence's rules only, unless the project's own configuration lints it: then it is linted
 * as if keyfence had no processor.
 */
export const textProcessor: Linter.Processor = {
  meta: { name: 'keyfence/text', version: VERSION },
  supportsAutofix: true,
  preprocess: (text) => new Blocks(text) as never,
  postprocess(messages, file) {
    const blocks = messages as unknown as Blocks;
    const outer = getTextRun();
    // A probe: does this configuration belong to keyfence?
    if (outer?.file === file) {
      outer.isSeen = true;
      return [];
    }
    return withTextRun(file, blocks, (run) => {
      const found = lintFile(blocks, run);
      return outer ? found : [...found, ...reportHiddenMarkdown(blocks, run)];
    });
  },
};

/** Called with the probe path of a file, and only if the project's own configuration lints it. */
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

/** Yields the text as it is, in place of a processor that would extract blocks. */
export const wholeProcessor: Linter.Processor = {
  meta: { name: 'keyfence/whole', version: VERSION },
  supportsAutofix: true,
  preprocess: (text) => [text],
  postprocess: (messages) => messages.flat(),
};

/** Whether the project has configured a language for such a file: `.prettierrc` is JSON. */
function hasLanguage({ file, blocks }: TextRun): boolean {
  return withTrial(file, (trial) => {
    blocks?.lint(blocks.text);
    return trial.isOtherLanguage;
  });
}

/**
 * Whether the configured parser is meant for other files: then the project has only configured keyfence's
 * rules for this one.
 */
function isForeign(blocks: Blocks, file: string): boolean {
  // A parser may fail on a program because type information is missing.
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
  // ESLint computes a configuration for a block only if its text is different.
  const other = text.startsWith(BYTE_ORDER_MARK) ? stripMark(text) : BYTE_ORDER_MARK + text;
  const probe = nameBlock(toProbePath(file), file);
  const lintAs = (filename: string): Linter.LintMessage[] =>
    keepOwn(lintWithoutIncompatibleRules(() => blocks.lint({ filename, text: other })));
  // ESLint warns about explicit paths that no configuration matches, so links and large files get here, too.
  const isOurs = isLintable(file);
  if (!isOurs && !isLintedKind(file)) return [];
  const lintAlone = (): Linter.LintMessage[] => {
    if (!isOurs) return [];
    // The second one is for when the first is ignored, and for ESLint's `Linter`, which accepts only
    // JavaScript blocks.
    for (const path of [toInnerPath(file), toScriptPath(file)]) {
      const messages = lintAs(nameBlock(path, file));
      if (run.isSeen) return messages;
    }
    return [reportUnseen()];
  };

  // First the findings in the text, then those that are only in its blocks.
  const lintWithProcessor = (path: string): Linter.LintMessage[] => {
    const own = lintAlone();
    const theirs = blocks.lint({ filename: nameBlock(path, file), text: `${text}\n` });
    return [...own, ...dropAboutOwn(dropUnknown(theirs))];
  };

  if (isMarkdown(file)) {
    // A configuration that matches such files without choosing a parser does not mean to parse them as
    // JavaScript.
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

/** Fails closed: a file that was not scanned must not pass. */
function reportUnseen(): Linter.LintMessage {
  const message =
    'keyfence could not lint this file: ESLint ignores every path that it is given for it.';
  return { ruleId: null, fatal: true, severity: 2, message, line: 1, column: 1 };
}
