import { matches } from './automaton.ts';
import { showBytePath, toBytePath, type BytePath } from './byte-path.ts';
import { compileTemplate } from './compile-template.ts';
import { decidePath } from './decide-path.ts';
import type { Dialect } from './dialect.ts';
import { IGNORE_FILE_NAME, type IgnoreRule } from './ignore-rule.ts';
import { listExamples } from './probe-paths.ts';
import { compileRequiredPattern } from './required-pattern.ts';
import { makeTemplateCheck } from './template-check.ts';

/** The rules as each dialect reads them. */
export type Readings = ReadonlyMap<Dialect, readonly IgnoreRule[]>;

/** Files that may be committed although they match a required pattern. */
export interface Templates {
  /** Globs of such files. */
  readonly templates: readonly string[];
  /** Names of tracked files that match one of the globs. */
  readonly trackedTemplates: readonly string[];
  /** `core.ignoreCase`. */
  readonly ignoreCase: boolean;
}

/** Re-includes the templates that a new line ignores. */
export interface KeptTemplates {
  /** Lines for every template, */
  readonly globs: readonly string[];
  /** or, if those would re-include too much, for tracked templates and those that a line re-includes so far. */
  readonly names: readonly string[];
  /** Lines of the file that re-include others. */
  readonly lines: readonly string[];
}

/** @param pattern that will ignore them */
export function keepTemplates(
  pattern: string,
  readings: Readings,
  question: Templates,
): KeptTemplates {
  const { templates, trackedTemplates, ignoreCase } = question;
  const kept = [...readings].map(([dialect, rules]) => {
    const required = compileRequiredPattern(pattern, ignoreCase, dialect);
    const isHidden = (path: BytePath): boolean => matches(required, path);
    const isTemplate = makeTemplateCheck(templates, ignoreCase);
    const hidden = listHidden(pattern, dialect, question);
    const isKept = makeTemplateCheck(hidden, ignoreCase);
    const tracked = trackedTemplates.filter((name) => isHidden(toBytePath(name)));
    const usual = hidden
      .map((template) => findUsual(template, question))
      .filter((path) => isHidden(path) && decidePath(rules, path, 'file').rule?.negated === true);
    const lines = rules.filter((rule) => {
      if (!rule.negated || rule.file !== IGNORE_FILE_NAME) return false;
      const examples = listExamples(rule.automaton);
      const isOfTemplates = examples.every((path) => isTemplate(path) && isHidden(path));
      return (
        examples.length > 0 &&
        isOfTemplates &&
        // The globs are in the file anyway.
        !examples.every(isKept) &&
        examples.every((path) => !decidePath(rules, path, 'file').ignored)
      );
    });
    return {
      globs: [
        ...hidden.map((template) => `!${template}`),
        ...tracked.filter((name) => !isKept(toBytePath(name))).map(reinclude),
      ],
      names: [...usual.map(showBytePath), ...tracked].map(reinclude),
      lines: lines.map(({ text }) => showBytePath(text)),
    };
  });
  return {
    globs: [...new Set(kept.flatMap(({ globs }) => globs))],
    names: [...new Set(kept.flatMap(({ names }) => names))],
    lines: [...new Set(kept.flatMap(({ lines }) => lines))],
  };
}

/**
 * Lines for templates that are ignored by a line for secret files and re-included by none: its author did not
 * think of them. Lines that also ignore other files are left alone.
 * @param pattern that is covered
 */
export function findHiddenTemplates(
  pattern: string,
  readings: Readings,
  question: Templates,
): string[] {
  const found = [...readings].map(([dialect, rules]) => {
    const hidden = listHidden(pattern, dialect, question);
    const other = decidePath(rules, OTHER, 'file').rule;
    const isHiddenAlone = hidden.every((template) => {
      const { ignored, rule } = decidePath(rules, findUsual(template, question), 'file');
      return ignored && rule !== other;
    });
    return isHiddenAlone ? hidden : [];
  });
  const [first = []] = found;
  return first
    .filter((template) => found.every((one) => one.includes(template)))
    .map((template) => `!${template}`);
}

/** A typical name for a glob: `.env.example` for `.env*.example`. */
function findUsual(template: string, { ignoreCase }: Templates): BytePath {
  return listExamples(compileTemplate(template, ignoreCase))[0] ?? toBytePath(template);
}

/** A file without secrets. */
const OTHER = 'x';

/** The templates whose files a pattern matches. */
function listHidden(
  pattern: string,
  dialect: Dialect,
  { templates, ignoreCase }: Templates,
): string[] {
  const required = compileRequiredPattern(pattern, ignoreCase, dialect);
  return templates.filter((template) =>
    listExamples(compileTemplate(template, ignoreCase)).some((path) => matches(required, path)),
  );
}

function reinclude(name: string): string {
  return `!${name.replaceAll(/[\\*?[ ]/g, '\\$&')}`;
}
