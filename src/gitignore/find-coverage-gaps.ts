import rule from '../../rules/gitignore-coverage.ts';
import type { Config } from '../config.ts';
import type { Finding } from '../finding.ts';
import { decodePath } from '../git/path.ts';
import { askGitSync } from '../git/run-git.ts';
import { makeFindings } from '../make-findings.ts';
import { redactPath } from '../redact-path.ts';
import { audit } from './audit.ts';
import type { BytePath } from './byte-path.ts';
import { IGNORE_FILE_NAME } from './ignore-rule.ts';
import { parseCheckIgnore } from './parse-check-ignore.ts';
import type { IgnoreWorld } from './read-ignore-world.ts';
import type { Gap } from './verdict.ts';

/** A gap as a finding. */
export interface CoverageFinding extends Finding {
  /** The required pattern. */
  readonly pattern: string;
}

/**
 * One finding for each required pattern that the shared ignore files do not keep out.
 * @throws ConfigError for a required pattern that is none, GitError
 */
export async function findCoverageGaps(
  world: IgnoreWorld,
  root: string,
  config: Config,
): Promise<CoverageFinding[]> {
  const gaps = await listGaps(world, config);
  return gaps.flatMap((gap) => {
    const file = gap.blame === undefined ? IGNORE_FILE_NAME : show(gap.blame.file);
    const title = describeGap(gap, root, config);
    // The pattern is what tells one gap from another, as a secret does elsewhere.
    const parts = { rule, title, identity: gap.pattern };
    return makeFindings([parts], file, config).map((finding) => ({
      ...finding,
      ...placeBlame(gap),
      pattern: gap.pattern,
    }));
  });
}

/** Whether the rule is on. */
export function isCoverageOn(config: Config): boolean {
  return config.rules.get(rule.id)?.severity !== 'off';
}

/** The required patterns with a gap. */
export async function listGaps(world: IgnoreWorld, config: Config): Promise<Gap[]> {
  const { patterns, templates } = config.gitignore;
  const verdicts = await audit({ ...world, required: patterns, templates, directories: [] });
  return verdicts.filter((verdict) => verdict.verdict === 'gap');
}

function describeGap({ pattern, witness, blame, how }: Gap, root: string, config: Config): string {
  const path = redactPath(show(witness), config);
  const reason =
    blame === undefined
      ? `no line keeps out ${pattern}: ${path} would slip through`
      : `"${redactPath(show(blame.text), config)}" lets ${path} slip through, which ${pattern} has to keep out`;
  const hidden = findPrivateRule(witness, root);
  return [
    reason,
    how.kind === 'probed' ? ' (probed)' : '',
    hidden === undefined ? '' : `; here ${hidden} hides it, which nobody else has`,
  ].join('');
}

/** The file of this machine alone that ignores the path: `.git/info/exclude`, or the user's own. */
function findPrivateRule(path: BytePath, root: string): string | undefined {
  const { exitCode, stdout } = askGitSync(
    ['check-ignore', '--no-index', '-v', '-n', '-z', '--', show(path)],
    root,
  );
  // 1: not ignored. 128: the path cannot be here (beyond a symlink, in a submodule), so nothing hides it.
  if (exitCode !== 0) return undefined;
  const [answer] = parseCheckIgnore(stdout);
  const file = answer?.ignored === true ? answer.rule?.file : undefined;
  return file === undefined || file.split('/').at(-1) === IGNORE_FILE_NAME ? undefined : show(file);
}

function placeBlame({ blame }: Gap): Pick<Finding, 'place'> {
  if (blame === undefined) return {};
  const width = show(blame.text).length;
  return {
    place: {
      line: blame.line,
      column: 1,
      endLine: blame.line,
      endColumn: 1 + width,
      start: 0,
      end: 0,
    },
  };
}

function show(path: BytePath): string {
  return decodePath(Buffer.from(path, 'latin1'));
}
