import rule from '../../../rules/gitignore-coverage.ts';
import type { Severity } from '../../../rules/rule.ts';
import type { Config } from '../../config/config.ts';
import type { Finding } from '../../finding/finding.ts';
import type { Repository } from '../../git/repository.ts';
import { makeFindings } from '../../match/make-findings.ts';
import { redactPath } from '../../match/redact-path.ts';
import { escapeControls } from '../../text/escape-controls.ts';
import { showBytePath, type BytePath } from '../engine/byte-path.ts';
import { describeDialect } from '../engine/dialect.ts';
import { IGNORE_FILE_NAME } from '../engine/ignore-rule.ts';
import type { Gap } from '../engine/verdict.ts';
import { audit } from './audit.ts';
import { findPrivateRules, type PrivateRule } from './find-private-rules.ts';
import type { IgnoreSnapshot } from './read-ignore-snapshot.ts';
import { listUnsure, makeUnsureFindings } from './unsure-ignore-file.ts';

/**
 * One finding for each required pattern that the shared ignore files do not cover, and for each of these files
 * that versions of git read differently.
 * @param severity replaces the rule's default
 * @throws ConfigError for an invalid required pattern, GitError
 */
export async function findCoverageGaps(
  snapshot: IgnoreSnapshot,
  repository: Repository,
  config: Config,
  severity?: Severity,
): Promise<Finding[]> {
  const gaps = (await listGaps(snapshot, config)).map((gap) => ({ gap, severity }));
  const findings = await makeGapFindings(gaps, snapshot, repository, config);
  return [...findings.flat(), ...makeUnsureFindings(listUnsure(snapshot), config, severity)];
}

/** A gap, and its severity if that is not the rule's default. */
export interface JudgedGap {
  readonly gap: Gap;
  readonly severity: Severity | undefined;
}

/**
 * Each gap as findings, with the private rules that hide it on this machine.
 * @returns in the order of the gaps
 * @throws GitError
 */
export async function makeGapFindings(
  judged: readonly JudgedGap[],
  snapshot: IgnoreSnapshot,
  repository: Repository,
  config: Config,
): Promise<Finding[][]> {
  const gaps = judged.map(({ gap }) => gap);
  const hidden = await findPrivateRules(gaps, snapshot, repository);
  return judged.map((one, index) => makeGapFinding(one, hidden[index], config));
}

function makeGapFinding(
  { gap, severity }: JudgedGap,
  hidden: PrivateRule | undefined,
  config: Config,
): Finding[] {
  const parts = {
    rule,
    ...(severity && { severity }),
    title: describeGap(gap, hidden, config),
    // The pattern identifies a gap, as the secret does elsewhere.
    identity: gap.pattern,
    ...getRemedy(gap, hidden, config),
  };
  const file = gap.blame === undefined ? IGNORE_FILE_NAME : showBytePath(gap.blame.file);
  return makeFindings([parts], file, config).map((finding) => ({
    ...finding,
    ...locateBlame(gap),
  }));
}

/** Whether the rule is on. */
export function isCoverageOn(config: Config): boolean {
  return config.rules.get(rule.id)?.severity !== 'off';
}

/** The required patterns with a gap. */
export async function listGaps(
  snapshot: Omit<IgnoreSnapshot, 'unread'>,
  config: Config,
): Promise<Gap[]> {
  const { patterns, templates } = config.gitignore;
  const verdicts = await audit({ ...snapshot, required: patterns, templates, directories: [] });
  return verdicts.filter((verdict) => verdict.verdict === 'gap');
}

function describeGap(gap: Gap, hidden: PrivateRule | undefined, config: Config): string {
  const { pattern, witness, blame, onlyIn, how } = gap;
  const show = (bytes: BytePath): string => escapeControls(redactPath(showBytePath(bytes), config));
  const path = show(witness);
  const reason =
    blame === undefined
      ? `.gitignore does not ignore ${pattern}: ${path} could be committed`
      : `"${show(blame.text)}" un-ignores ${path}, which must be ignored (${pattern})`;
  return [
    reason,
    how.kind === 'probed' ? ' (probed)' : '',
    onlyIn === undefined ? '' : `; only with ${describeDialect(onlyIn)}`,
    hidden === undefined
      ? ''
      : `; here ${show(hidden.file)} ignores ${show(hidden.path)}, but nobody else has that file`,
  ].join('');
}

/** The fix, if it is not simply a line at the end of the top file. */
function getRemedy(
  { blame }: Gap,
  hidden: PrivateRule | undefined,
  config: Config,
): { readonly remedy?: string } {
  if (hidden?.file === IGNORE_FILE_NAME) {
    return { remedy: `Run "git add ${IGNORE_FILE_NAME}": only a tracked one is shared.` };
  }
  if (blame === undefined || blame.file === IGNORE_FILE_NAME) return {};
  // A line in the top file cannot override a deeper file.
  const file = escapeControls(redactPath(showBytePath(blame.file), config));
  const text = escapeControls(redactPath(showBytePath(blame.text), config));
  return {
    remedy: `Remove "${text}" from ${file} (line ${String(blame.line)}): no line of another ignore file can undo it.`,
  };
}

function locateBlame({ blame }: Gap): Pick<Finding, 'region'> {
  if (blame === undefined) return {};
  const width = showBytePath(blame.text).length;
  return {
    region: {
      line: blame.line,
      column: 1,
      endLine: blame.line,
      endColumn: 1 + width,
      start: 0,
      end: 0,
    },
  };
}
