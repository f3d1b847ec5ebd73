import { ConfigError } from '../../errors/errors.ts';
import { appendToIgnoreFile } from './append-to-ignore-file.ts';
import { toBytePath } from './byte-path.ts';
import { decideEverywhere, type CommonCoverage } from './decide-everywhere.ts';
import { IGNORE_FILE_NAME, type IgnoreFile, type IgnoreRule } from './ignore-rule.ts';
import { isTooLarge, LIMIT } from './is-too-large.ts';
import { findHiddenTemplates, keepTemplates, type Readings } from './keep-templates.ts';
import { collectKnownPaths } from './known-paths.ts';
import { listDialects } from './list-dialects.ts';
import { parseIgnoreFiles } from './parse-ignore-file.ts';
import { listExamples } from './probe-paths.ts';
import { compileRequiredPattern } from './required-pattern.ts';
import { makeTemplateCheck } from './template-check.ts';
import type { RuleReference } from './verdict.ts';

export interface FixQuestion {
  /** Every ignore file that the repository shares. */
  readonly files: readonly IgnoreFile[];
  /** The required patterns that have a gap. */
  readonly missing: readonly string[];
  /** Those that have none. */
  readonly covered: readonly string[];
  /** Globs of files that may be re-included. */
  readonly templates: readonly string[];
  /** Names of tracked files that match one of the globs. */
  readonly trackedTemplates: readonly string[];
  /** `core.ignoreCase`. */
  readonly ignoreCase: boolean;
}

export interface Fix {
  /** The `.gitignore` of the root as it should be; unchanged if nothing is added. */
  readonly root: Buffer;
  /** The new lines at its end. */
  readonly added: readonly string[];
  /** Gaps that a line in the root cannot fix. */
  readonly remaining: readonly Reinclusion[];
}

/** A line of a deeper ignore file that re-includes a required file, whatever the root says. */
export interface Reinclusion {
  /** The required pattern. */
  readonly pattern: string;
  /** Has to go, */
  readonly remove: RuleReference;
  /** or be followed by this line in its file; undefined if the pattern means another path there. */
  readonly append: string | undefined;
}

/**
 * Closes gaps with as few lines as possible at the end of the root's `.gitignore`, on every version of git.
 * Pure and idempotent.
 * @throws {ConfigError} when a pattern is invalid, the file cannot be appended to, or the files are too large
 *   to be analysed
 */
export function planFix(question: FixQuestion): Fix {
  const { files, missing, covered } = question;
  if (missing.length > 0 && isTooLarge(files)) {
    throw new ConfigError(
      `the ignore files hold more than ${LIMIT}, so nothing is added to them: shorten them, or add ${missing.join(', ')} by hand`,
    );
  }
  const nested = files.filter(({ path }) => path !== IGNORE_FILE_NAME);
  const old = files.find(({ path }) => path === IGNORE_FILE_NAME)?.bytes;
  const added: string[] = [];
  let root = appendToIgnoreFile(old, []);
  for (const pattern of missing) {
    const readings = readIn([{ path: IGNORE_FILE_NAME, bytes: root }], pattern, question);
    // If the root alone covers it and a gap is left, a deeper file opens the gap.
    if (isCovered(pattern, readings, question)) continue;
    const { globs, names, lines } = keepTemplates(pattern, readings, question);
    // A line may re-include more than its examples show, or more in another version of git.
    for (const kept of [[...globs, ...lines], globs, [...names, ...lines], names]) {
      root = appendToIgnoreFile(old, [...added, pattern, ...kept]);
      const after = readIn([{ path: IGNORE_FILE_NAME, bytes: root }], pattern, question);
      if (kept === names || isCovered(pattern, after, question)) {
        added.push(pattern, ...kept);
        break;
      }
    }
  }
  for (const pattern of isTooLarge(files) ? [] : covered) {
    const readings = readIn([{ path: IGNORE_FILE_NAME, bytes: root }], pattern, question);
    const globs = findHiddenTemplates(pattern, readings, question);
    const more = appendToIgnoreFile(old, [...added, ...globs]);
    const after = readIn([{ path: IGNORE_FILE_NAME, bytes: more }], pattern, question);
    if (globs.length === 0 || !isCovered(pattern, after, question)) continue;
    root = more;
    added.push(...globs);
  }
  const fixed = [{ path: IGNORE_FILE_NAME, bytes: root }, ...nested];
  const remaining = missing.flatMap((pattern) => findReinclusions(pattern, fixed, question));
  return { root, added, remaining };
}

function readIn(
  files: readonly IgnoreFile[],
  pattern: string,
  { ignoreCase }: FixQuestion,
): Readings {
  const dialects = listDialects(files, [pattern]);
  return new Map(
    dialects.map((dialect) => [dialect, parseIgnoreFiles(files, ignoreCase, dialect)]),
  );
}

function isCovered(pattern: string, readings: Readings, question: FixQuestion): boolean {
  const { kind } = decide(pattern, readings, question);
  if (kind !== 'undecided') return kind === 'covered';
  // At least never append twice: the line is there, and nothing after it re-includes.
  const isTemplate = makeTemplateCheck(question.templates, question.ignoreCase);
  return [...readings.values()].every((rules) => {
    const line = rules.findLastIndex(({ text }) => text === toBytePath(pattern));
    const undone = rules
      .slice(line)
      .some((rule) => rule.negated && !listExamples(rule.automaton).every(isTemplate));
    return line !== -1 && !undone;
  });
}

/** Every responsible line, because the second gap only shows when the first is closed. */
function findReinclusions(
  pattern: string,
  files: readonly IgnoreFile[],
  question: FixQuestion,
): Reinclusion[] {
  const found: Reinclusion[] = [];
  const everywhere = !pattern.includes('/') || pattern.startsWith('**/');
  let readings = readIn(files, pattern, question);
  for (;;) {
    const coverage = decide(pattern, readings, question);
    const blame = coverage.kind === 'gap' ? coverage.blame : undefined;
    if (blame === undefined) return found;
    const remove = { file: blame.file, line: blame.line, text: blame.text };
    found.push({ pattern, remove, append: everywhere ? pattern : undefined });
    readings = new Map(
      [...readings].map(([dialect, rules]) => [
        dialect,
        rules.filter((rule) => !isSame(rule, blame)),
      ]),
    );
  }
}

/** Whether both are the same line in every dialect. */
function isSame(a: IgnoreRule, b: IgnoreRule): boolean {
  return a.file === b.file && a.line === b.line;
}

function decide(
  pattern: string,
  readings: Readings,
  { files, templates, ignoreCase }: FixQuestion,
): CommonCoverage {
  const known = collectKnownPaths([IGNORE_FILE_NAME, ...files.map(({ path }) => path)]);
  return decideEverywhere([...readings.keys()], (dialect) => ({
    rules: readings.get(dialect) ?? [],
    required: compileRequiredPattern(pattern, ignoreCase, dialect),
    templates,
    ignoreCase,
    known,
  }));
}
