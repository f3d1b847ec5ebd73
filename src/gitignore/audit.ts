import { checkIgnore } from './check-ignore.ts';
import type { BytePath } from './byte-path.ts';
import { decideCoverage, type Coverage } from './decide-coverage.ts';
import type { IgnoreFile, IgnoreRule } from './ignore-rule.ts';
import { isTooLarge, LIMIT } from './is-too-large.ts';
import { judgeClaim, type Claim } from './judge-claim.ts';
import { canBeFile, knowPaths } from './known-paths.ts';
import type { IgnoreAnswer } from './parse-check-ignore.ts';
import { parseIgnoreFiles } from './parse-ignore-file.ts';
import { probePaths } from './probe-paths.ts';
import { compileRequiredPattern } from './required-pattern.ts';
import { makeTemplateCheck } from './template-check.ts';
import type { Verdict } from './verdict.ts';

export interface AuditQuestion {
  /** Every ignore file that the repository shares, and no other. */
  readonly files: readonly IgnoreFile[];
  /** Patterns as they would stand in the `.gitignore` of the root. */
  readonly required: readonly string[];
  /** Names of files that may be re-included, at any depth. */
  readonly templates: readonly string[];
  /** `core.ignoreCase`. */
  readonly ignoreCase: boolean;
  /** Directories that exist; those that do not are looked at anyway. */
  readonly directories: readonly BytePath[];
  /** Files that everybody has, as far as they are known: nothing can slip through below them. */
  readonly tracked?: readonly BytePath[];
}

/**
 * Whether the ignore files keep out every file that the required patterns match, each answer confirmed
 * by git.
 *
 * @returns one verdict for each required pattern, in their order
 * @throws {ConfigError} when a required pattern is none
 * @throws {GitError} when git fails
 */
export async function audit(question: AuditQuestion): Promise<Verdict[]> {
  const { files, ignoreCase } = question;
  const claims = makeClaims(question);
  const paths = [...new Set(claims.flatMap(({ probes }) => probes))];
  const answers = await checkIgnore({ files, paths, ignoreCase });
  const slipping = new Map<BytePath, IgnoreAnswer>();
  for (const answer of answers) if (!answer.ignored) slipping.set(answer.path, answer);
  return claims.map((claim) => judgeClaim(claim, slipping));
}

function makeClaims(question: AuditQuestion): Claim[] {
  const { files, required, templates, ignoreCase, directories, tracked = [] } = question;
  const known = knowPaths([...tracked, ...files.map(({ path }) => path)]);
  const rules = isTooLarge(files) ? undefined : parseIgnoreFiles(files, ignoreCase);
  const isTemplate = makeTemplateCheck(templates, ignoreCase);
  const existing = [...known.directories, ...directories];
  return required.map((pattern) => {
    const automaton = compileRequiredPattern(pattern, ignoreCase);
    const coverage = decide(rules, { required: automaton, templates, ignoreCase, known });
    const probes = probePaths({ required: automaton, rules: rules ?? [], directories: existing });
    const fair = probes.filter((path) => canBeFile(known, path) && !isTemplate(path));
    if (coverage.kind === 'gap') fair.push(coverage.witness);
    return { pattern, coverage, probes: fair };
  });
}

function decide(
  rules: readonly IgnoreRule[] | undefined,
  question: Omit<Parameters<typeof decideCoverage>[0], 'rules'>,
): Coverage {
  if (rules !== undefined) return decideCoverage({ ...question, rules });
  return { kind: 'undecided', reason: `the ignore files hold more than ${LIMIT}` };
}
