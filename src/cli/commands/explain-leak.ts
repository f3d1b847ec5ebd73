import { loadConfig } from '../../config/load-config.ts';
import { UsageError } from '../../errors/errors.ts';
import { requireRepository } from '../../git/open-repository.ts';
import { listLeaks } from '../../lifecycle/leak-plan.ts';
import { planLeak } from '../../lifecycle/plan-leaks.ts';
import { lintSource } from '../../lint/lint-source.ts';
import { makeHistorySource } from '../../sources/history.ts';
import { makePrefilter } from '../../sources/secret-prefilter.ts';
import type { CommandContext } from '../arguments/command-context.ts';
import type { Outcome } from '../output/outcome.ts';
import { nameOwnCommand } from '../../package/own-command.ts';
import { formatErrors } from '../output/format-errors.ts';

/**
 * `keyfence explain leaked FINGERPRINT`: where that secret is, and how to remove it.
 * @throws UsageError when the history has no such secret; GitError
 */
export async function explainLeak(
  fingerprint: string,
  { cwd }: Pick<CommandContext, 'cwd'>,
): Promise<Outcome> {
  const repository = await requireRepository(cwd);
  const config = await loadConfig(repository.isBare ? cwd : repository.root);
  const source = await makeHistorySource(repository, makePrefilter(config), {});
  const report = await lintSource(source, config);
  const all = [...report.findings, ...report.suppressed.map(({ finding }) => finding)];
  const leak = listLeaks({ findings: all }).find(({ fingerprints }) =>
    fingerprints.includes(fingerprint),
  );
  if (!leak) {
    throw new UsageError(
      'the history has no secret with that fingerprint; "keyfence scan --history --format json" lists those it has',
    );
  }
  const plan = await planLeak(leak, repository, nameOwnCommand(cwd));
  return {
    exitCode: report.errors.length > 0 ? 2 : 0,
    stdout: plan,
    ...formatErrors(report),
  };
}
