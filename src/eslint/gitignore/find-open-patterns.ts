import type { Config } from '../../config/config.ts';
import type { BytePath } from '../../gitignore/engine/byte-path.ts';
import { decideEverywhere, type CommonCoverage } from '../../gitignore/engine/decide-everywhere.ts';
import { IGNORE_FILE_NAME, type IgnoreFile } from '../../gitignore/engine/ignore-rule.ts';
import { collectKnownPaths } from '../../gitignore/engine/known-paths.ts';
import { listDialects } from '../../gitignore/engine/list-dialects.ts';
import { planFix, type Fix } from '../../gitignore/engine/plan-fix.ts';
import { parseIgnoreFiles } from '../../gitignore/engine/parse-ignore-file.ts';
import { compileRequiredPattern } from '../../gitignore/engine/required-pattern.ts';

/** A pattern that is not covered, or for which that is undecided. */
export interface OpenPattern {
  readonly pattern: string;
  readonly coverage: Exclude<CommonCoverage, { readonly kind: 'covered' }>;
}

/** The last result. The files of a repository are linted one by one, each together with all others. */
let last: { readonly key: string; readonly open: readonly OpenPattern[] } | undefined;

/**
 * The required patterns that the ignore files do not cover on some version of git. Case is significant, because
 * a shared repository is also used on case-sensitive systems.
 * @throws ConfigError when a required pattern is invalid
 */
export function findOpenPatterns(
  files: readonly IgnoreFile[],
  settings: Config['gitignore'],
): readonly OpenPattern[] {
  const contents = files.map(({ path, bytes }) => [path, Buffer.from(bytes).toString('latin1')]);
  const key = JSON.stringify([settings.patterns, settings.templates, contents.sort()]);
  if (last?.key !== key) last = { key, open: listOpen(files, settings) };
  return last.open;
}

function listOpen(
  files: readonly IgnoreFile[],
  { patterns, templates }: Config['gitignore'],
): OpenPattern[] {
  const dialects = listDialects(files, patterns);
  const readings = new Map(
    dialects.map((dialect) => [dialect, parseIgnoreFiles(files, false, dialect)]),
  );
  const known = collectKnownPaths([IGNORE_FILE_NAME, ...files.map(({ path }) => path)]);
  return patterns.flatMap((pattern) => {
    const coverage = decideEverywhere(dialects, (dialect) => ({
      rules: readings.get(dialect) ?? [],
      required: compileRequiredPattern(pattern, false, dialect),
      templates,
      ignoreCase: false,
      known,
    }));
    return coverage.kind === 'covered' ? [] : [{ pattern, coverage }];
  });
}

/**
 * The lines to add to one of the files so that it covers all patterns.
 * @param path of the file that is fixed
 */
export function fixFile(
  files: readonly IgnoreFile[],
  path: BytePath,
  open: readonly OpenPattern[],
  templates: Config['gitignore']['templates'],
  trackedTemplates: readonly string[],
): readonly string[] {
  const missing = open.map(({ pattern }) => pattern);
  const question = {
    files,
    missing,
    covered: [],
    templates,
    trackedTemplates,
    ignoreCase: false,
  };
  const { added, remaining }: Fix = planFix(question);
  if (path === IGNORE_FILE_NAME) return added;
  const here = remaining.filter(({ remove }) => remove.file === path);
  return [...new Set(here.flatMap(({ append }) => append ?? []))];
}
