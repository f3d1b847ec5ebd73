import { loadBaseline } from '../../baseline/load-baseline.ts';
import { loadConfig } from '../../config/load-config.ts';
import { readMoreFromIndex } from '../../config/settings/read-from-index.ts';
import { listNestedIn } from '../../config/settings/list-nested.ts';
import type { ReadSettings } from '../../config/settings/read-settings.ts';
import type { LazyRepository } from '../../git/lazy-repository.ts';
import { Repository } from '../../git/repository.ts';
import type { StagedChange } from '../../git/staged-change.ts';
import { lintSource } from '../../lint/lint.ts';
import { passesPrefilters } from '../../match/match-rules.ts';
import { getExitCode } from '../../report/get-exit-code.ts';
import { withoutInfo } from '../../report/without-info.ts';
import { formatStylish } from '../../reporters/stylish.ts';
import { makeMessageSource } from '../../sources/message.ts';
import { makeStagedSource } from '../../sources/staged.ts';
import type { Outcome } from '../output/outcome.ts';
import { tellErrors } from '../output/tell-errors.ts';

/** What a hook is about: staged changes, or the file of a commit's message, relative to `cwd`. */
type Subject =
  | { readonly changes: readonly StagedChange[] }
  | { readonly message: string; readonly cwd: string };

/**
 * Lints what a commit is about to add.
 * @throws ConfigError, GitError, ScanError
 */
export async function lintCommit(
  subject: Subject,
  {
    repository: lazy,
    settings,
    configFile,
    color,
  }: {
    readonly repository: LazyRepository;
    readonly settings: ReadSettings;
    readonly configFile: string | undefined;
    readonly color: boolean;
  },
): Promise<Outcome> {
  const repository = Repository.from(lazy);
  const { root } = repository;
  repository.requireVersion();
  const read = readMoreFromIndex(repository, settings);
  const config = await loadConfig(root, configFile, read, () => listNestedIn(repository));
  const source =
    'changes' in subject
      ? makeStagedSource(repository, subject.changes)
      : makeMessageSource(subject.message, subject.cwd, repository, (text) =>
          passesPrefilters(text, config),
        );
  const baseline = await loadBaseline(root, config, read);
  const report = withoutInfo(await lintSource(source, config, baseline));
  const stdout = formatStylish(report, { color });
  return { exitCode: getExitCode(report), stdout, ...tellErrors(report, 'pre-commit') };
}
