import { loadBaseline } from '../baseline/load-baseline.ts';
import type { Config } from '../config.ts';
import { UsageError } from '../errors.ts';
import { resolveRange } from '../git/resolve-range.ts';
import { listStagedChanges } from '../git/staged-changes.ts';
import { listCuts } from '../git/whole-history.ts';
import { judgeReport } from '../judge-report.ts';
import { lintSource } from '../lint.ts';
import { loadConfig } from '../load-config.ts';
import type { Outcome } from '../outcome.ts';
import { formatStylish } from '../reporters/stylish.ts';
import { makeFilesSource } from '../sources/files.ts';
import { makeJudge } from '../sources/judge.ts';
import { makeRangeSource } from '../sources/range.ts';
import type { Source } from '../sources/source.ts';

/**
 * `keyfence hook pre-commit-files NAME…`: what the pre-commit framework hands to its hooks. In a commit
 * those are the staged files, which the hook for the index judges by what is new in them; under
 * `pre-commit run --all-files` there is no commit, and every file is asked for; under
 * `--from-ref A --to-ref B` the names say nothing, for the work tree may hold another commit.
 * @param root top of the work tree, which the names start from
 */
export async function runFilesHook(
  names: readonly string[],
  root: string,
  { configFile, color }: { readonly configFile: string | undefined; readonly color: boolean },
): Promise<Outcome> {
  const refs = readRefs(process.env);
  const config = await loadConfig(root, configFile);
  const source = refs ? await makeBetween(refs, root, config) : await chooseFiles(names, root);
  if (!source) {
    return { exitCode: 0, stdout: 'nothing to scan but what is staged, which has its own hook\n' };
  }
  const report = await lintSource(source, config, await loadBaseline(root, config));
  const exitCode = judgeReport(report);
  return { exitCode, stdout: formatStylish(report, { color }) };
}

interface Refs {
  readonly from: string;
  readonly to: string;
}

/** @throws UsageError when one is missing, or reads like an option of git */
function readRefs(environment: NodeJS.ProcessEnv): Refs | undefined {
  // https://pre-commit.com/#pre-commit-environment-variables
  const { PRE_COMMIT_FROM_REF: from = '', PRE_COMMIT_TO_REF: to = '' } = environment;
  if (from === '' && to === '') return undefined;
  if ([from, to].some((ref) => ref === '' || ref.startsWith('-'))) {
    throw new UsageError(
      `PRE_COMMIT_FROM_REF and PRE_COMMIT_TO_REF have to name two commits, and are "${from}" and "${to}"`,
    );
  }
  return { from, to };
}

/** @throws GitError when one is no commit, or the clone lacks what lies between */
async function makeBetween({ from, to }: Refs, root: string, config: Config): Promise<Source> {
  const cuts = await listCuts(root);
  const revisions = await resolveRange(`${from}..${to}`, root, cuts);
  const emptyNote = `no commits between ${from} and ${to}`;
  return makeRangeSource({ revisions, cuts, emptyNote }, root, makeJudge(config));
}

/** @returns `undefined` when nothing is asked for but what is staged */
async function chooseFiles(names: readonly string[], root: string): Promise<Source | undefined> {
  // Git tells a hook which index is committed; https://git-scm.com/docs/githooks#_pre_commit
  const isCommit = process.env['GIT_INDEX_FILE'] !== undefined;
  const staged = new Set((isCommit ? await listStagedChanges(root) : []).map(({ path }) => path));
  const asked = names.filter((name) => !staged.has(name));
  // Without a name it would be everything.
  return asked.length === 0 ? undefined : makeFilesSource(asked, root, root);
}
