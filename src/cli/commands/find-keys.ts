import { resolve } from 'node:path';
import noXaiKey from '../../../rules/no-xai-key.ts';
import { loadConfig } from '../../config/load-config.ts';
import { UsageError } from '../../errors/errors.ts';
import { toGitPath } from '../../files/git-path.ts';
import { requireLocation } from '../../git/locate-repository.ts';
import { openRepository } from '../../git/open-repository.ts';
import { parseSelection, selectKeys, type FoundKey } from '../../lifecycle/found-key.ts';
import { lintSource } from '../../lint/lint-source.ts';
import { describeErrorOf } from '../../report/describe-error-of.ts';
import { makeFilesSource } from '../../sources/files.ts';
import { makeHistorySource } from '../../sources/history.ts';
import { makePrefilter } from '../../sources/secret-prefilter.ts';
import type { CommandContext } from '../arguments/command-context.ts';
import type { Arguments } from '../arguments/parse-arguments.ts';

/** The keys that a command line refers to, and the errors of the scan. */
export interface FoundKeys {
  readonly keys: readonly FoundKey[];
  readonly errors: readonly string[];
}

/**
 * Scans files or the history for keys that are given by a location, a fingerprint or `--all-found`.
 * @throws UsageError when none is given, or the argument is itself a key
 */
export async function findKeys(
  { positionals, flags }: Pick<Arguments, 'positionals' | 'flags'>,
  { cwd }: Pick<CommandContext, 'cwd'>,
): Promise<FoundKeys> {
  if (positionals.some(holdsKey)) {
    throw new UsageError(
      'other users can read a key on a command line; name the place where it was found instead (path:line)',
    );
  }
  const selection = parseSelection(positionals, flags['all-found'] === true);
  const repository = await openRepository(cwd);
  const workTree = repository?.isBare === false ? repository : undefined;
  const base = workTree?.root ?? cwd;
  const config = await loadConfig(base, flags.config);
  const paths = 'path' in selection && flags.history !== true ? [selection.path] : [];
  const source =
    flags.history === true
      ? await makeHistorySource(requireLocation(repository), makePrefilter(config), {})
      : makeFilesSource(paths, cwd, workTree);
  const report = await lintSource(source, config);
  return {
    keys: selectKeys(report, selection, (path) => toGitPath(base, resolve(cwd, path))),
    errors: report.errors.map(describeErrorOf),
  };
}

function holdsKey(word: string): boolean {
  return noXaiKey.find(word, { path: '', options: {} }).length > 0;
}
