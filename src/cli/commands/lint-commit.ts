import { readFileSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import { loadBaseline } from '../../baseline/load-baseline.ts';
import { loadConfig } from '../../config/load-config.ts';
import { readMoreFromIndex } from '../../config/settings/read-from-index.ts';
import { listNestedIn } from '../../config/settings/list-nested.ts';
import type { ReadSettings } from '../../config/settings/read-settings.ts';
import type { LazyRepository } from '../../git/lazy-repository.ts';
import { Repository } from '../../git/repository.ts';
import type { StagedChange } from '../../git/staged-change.ts';
import { lintSource } from '../../lint/lint-source.ts';
import { passesPrefilters } from '../../match/match-rules.ts';
import { describeRefusedCommit } from '../../report/next-steps/commit.ts';
import { describeRefusedMessage, type Draft } from '../../report/next-steps/message.ts';
import type { Reader } from '../../report/next-steps/next-steps.ts';
import { makeMessageSource } from '../../sources/message.ts';
import { makeStagedSource } from '../../sources/staged.ts';
import type { Flags } from '../arguments/options.ts';
import type { Outcome } from '../output/outcome.ts';
import { reportToHook } from '../output/report-to-hook.ts';
import type { HookContext } from './hook-context.ts';

/** The staged changes, or the file of a commit message, relative to the current directory. */
type Subject =
  | { readonly hook: string; readonly changes: readonly StagedChange[] }
  | { readonly hook: 'commit-msg'; readonly message: string };

/**
 * Lints what the next commit would add.
 * @throws ConfigError, GitError, ScanError
 */
export async function lintCommit(
  subject: Subject,
  {
    repository: lazy,
    settings,
    flags,
    context,
  }: {
    readonly repository: LazyRepository;
    readonly settings: ReadSettings;
    readonly flags: Flags;
    readonly context: HookContext;
  },
): Promise<Outcome> {
  const repository = Repository.from(lazy);
  const { root } = repository;
  repository.requireVersion();
  const read = readMoreFromIndex(repository, settings);
  const config = await loadConfig(root, flags.config, read, () => listNestedIn(repository));
  const source =
    'changes' in subject
      ? makeStagedSource(repository, subject.changes)
      : makeMessageSource(subject.message, context.cwd, repository, (text) =>
          passesPrefilters(text, config),
        );
  const baseline = await loadBaseline(root, config, read);
  const { hook } = subject;
  return reportToHook(
    await lintSource(source, config, baseline),
    { hook, root, isVerbose: flags.verbose === true, ...context },
    (report, reader) =>
      'changes' in subject
        ? describeRefusedCommit(report, hook, reader)
        : describeRefusedMessage(report, readDraft(subject.message, root, reader), reader),
  );
}

/** @param file as git passes it to the hook, which it starts at the top of the work tree */
function readDraft(file: string, root: string, { directory }: Reader): Draft {
  const path = resolve(root, file);
  const shown = relative(join(root, directory), path).split(sep).join('/');
  // https://git-scm.com/docs/git-commit#Documentation/git-commit.txt-scissors
  const hasDiff = /^. -{24} >8 -{24}$/m.test(readFileSync(path, 'utf8'));
  return { file: shown.startsWith('../../') ? path : shown, hasDiff };
}
