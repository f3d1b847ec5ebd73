import { matches, type Automaton } from '../engine/automaton.ts';
import type { BytePath } from '../engine/byte-path.ts';
import { decideCoverage, type Coverage } from '../engine/decide-coverage.ts';
import type { Dialect } from '../engine/dialect.ts';
import type { IgnoreAnswer } from '../engine/ignore-answer.ts';
import type { IgnoreFile, IgnoreRule } from '../engine/ignore-rule.ts';
import { isTooLarge, LIMIT } from '../engine/is-too-large.ts';
import { decideVerdict, type Claim } from '../engine/decide-verdict.ts';
import { canBeFile, collectKnownPaths } from '../engine/known-paths.ts';
import { listDialects } from '../engine/list-dialects.ts';
import { parseIgnoreFiles } from '../engine/parse-ignore-file.ts';
import { pickGap, type Opinion } from '../engine/pick-gap.ts';
import { probePaths } from '../engine/probe-paths.ts';
import { compileRequiredPattern } from '../engine/required-pattern.ts';
import { makeTemplateCheck } from '../engine/template-check.ts';
import type { DialectGap, DialectVerdict, Verdict } from '../engine/verdict.ts';
import { askDialect } from './ask-dialect.ts';
import { detectDialect } from './detect-dialect.ts';

export interface AuditQuestion {
  /** Every ignore file that the repository shares, and no other. */
  readonly files: readonly IgnoreFile[];
  /** Patterns as in the `.gitignore` of the root. */
  readonly required: readonly string[];
  /** Globs of files that may be re-included. */
  readonly templates: readonly string[];
  /** `core.ignoreCase`. */
  readonly ignoreCase: boolean;
  /** Existing directories; others are checked anyway. */
  readonly directories: readonly BytePath[];
  /** Tracked files, as far as they are known: no file can be below them. */
  readonly tracked?: readonly BytePath[];
}

/**
 * Whether the ignore files cover every file that the required patterns match, on every version of git; each
 * answer is confirmed by the installed git.
 * @returns one verdict for each required pattern, in order
 * @throws {ConfigError} when a required pattern is invalid
 * @throws {GitError} when git fails
 */
export async function audit(question: AuditQuestion): Promise<Verdict[]> {
  const { files, required, ignoreCase } = question;
  const readings = listDialects(files, required).map((dialect) => {
    return { dialect, claims: makeClaims(question, dialect) };
  });
  const own = await detectDialect(readings.map(({ dialect }) => dialect));
  // The witness of one dialect may not be ignored in another.
  const all = readings.flatMap(({ claims }) => claims.flatMap(({ probes }) => probes));
  const paths = [...new Set(all)];
  const judged = await Promise.all(
    readings.map(async ({ dialect, claims }) => {
      const answers = await askDialect(dialect, own, { files, paths, ignoreCase });
      return claims.map((claim) => judgeIn(dialect, claim, answers));
    }),
  );
  return required.map((_, index) => combine(judged.flatMap((verdicts) => verdicts[index] ?? [])));
}

interface RequiredClaim extends Claim {
  readonly required: Automaton;
}

function makeClaims(question: AuditQuestion, dialect: Dialect): RequiredClaim[] {
  const { files, required, templates, ignoreCase, directories, tracked = [] } = question;
  const known = collectKnownPaths([...tracked, ...files.map(({ path }) => path)]);
  const rules = isTooLarge(files) ? undefined : parseIgnoreFiles(files, ignoreCase, dialect);
  const isTemplate = makeTemplateCheck(templates, ignoreCase);
  const existing = [...known.directories, ...directories];
  return required.map((pattern) => {
    const automaton = compileRequiredPattern(pattern, ignoreCase, dialect);
    const coverage = decide(rules, { required: automaton, templates, ignoreCase, known });
    const probes = probePaths({ required: automaton, rules: rules ?? [], directories: existing });
    const fair = probes.filter((path) => canBeFile(known, path) && !isTemplate(path));
    if (coverage.kind === 'gap') fair.push(coverage.witness);
    return { pattern, required: automaton, coverage, probes: fair };
  });
}

interface Judgement extends Opinion<DialectGap> {
  readonly verdict: DialectVerdict;
}

function judgeIn(
  dialect: Dialect,
  claim: RequiredClaim,
  answers: ReadonlyMap<BytePath, IgnoreAnswer>,
): Judgement {
  const notIgnored = new Map([...answers].filter(([, { ignored }]) => !ignored));
  const verdict = decideVerdict(claim, notIgnored);
  return {
    dialect,
    verdict,
    gap: verdict.verdict === 'gap' ? verdict : undefined,
    letsThrough: (path) => matches(claim.required, path) && notIgnored.has(path),
  };
}

function combine(judgements: readonly Judgement[]): Verdict {
  const gap = pickGap(judgements);
  if (gap !== undefined) return gap;
  const covered = judgements.flatMap(({ verdict }) =>
    verdict.verdict === 'covered' ? [verdict] : [],
  );
  const [first] = covered;
  if (first === undefined) throw new RangeError('there is no dialect');
  // What is unproved in one dialect is unproved.
  return covered.find(({ how }) => how.kind !== 'proved') ?? first;
}

function decide(
  rules: readonly IgnoreRule[] | undefined,
  question: Omit<Parameters<typeof decideCoverage>[0], 'rules'>,
): Coverage {
  if (rules !== undefined) return decideCoverage({ ...question, rules });
  return { kind: 'undecided', reason: `the ignore files hold more than ${LIMIT}` };
}
