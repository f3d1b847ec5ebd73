import { loadConfig } from '../load-config.ts';
import { listStagedChanges } from '../git/staged-changes.ts';
import { judgeReport } from '../judge-report.ts';
import { lintSource } from '../lint.ts';
import type { Outcome } from '../outcome.ts';
import { formatStylish } from '../reporters/stylish.ts';
import { makeFilesSource } from '../sources/files.ts';

/**
 * `keyfence hook pre-commit-files NAME…`: what the pre-commit framework hands to its hooks. In a commit
 * those are the staged files, which the hook for the index judges by what is new in them; under
 * `pre-commit run --all-files` there is no commit, and every file is asked for.
 * @param root top of the work tree, which the names start from
 */
export async function runFilesHook(
  names: readonly string[],
  root: string,
  { configFile, color }: { readonly configFile: string | undefined; readonly color: boolean },
): Promise<Outcome> {
  // Git tells a hook which index is committed; https://git-scm.com/docs/githooks#_pre_commit
  const isCommit = process.env['GIT_INDEX_FILE'] !== undefined;
  const staged = new Set(isCommit ? listStagedChanges(root).map(({ path }) => path) : []);
  const asked = names.filter((name) => !staged.has(name));
  if (asked.length === 0) {
    return { exitCode: 0, stdout: 'nothing to scan but what is staged, which has its own hook\n' };
  }
  const report = await lintSource(
    makeFilesSource(asked, root, root),
    await loadConfig(root, configFile),
  );
  const exitCode = judgeReport(report);
  return { exitCode, stdout: formatStylish(report, { exitCode, color }) };
}
