import { posix } from 'node:path';
import { UsageError, ConfigError } from '../errors/errors.ts';
import { toGitPath } from '../files/git-path.ts';
import { makeMatcher } from '../globs/glob.ts';
import type { Config } from './config.ts';

/** @param globs from the top of the repository, of files that are never scanned */
export function addIgnored(config: Config, globs: readonly string[] = []): Config {
  return globs.length === 0 ? config : { ...config, ignoreEverywhere: globs };
}

/**
 * The globs of `--ignore`, from the top of the repository.
 * @param globs as given: with a slash from the current directory, without a slash at any depth
 * @throws UsageError for one that is malformed
 */
export function readIgnoreFlags(globs: readonly string[], root: string, cwd: string): string[] {
  const way = toGitPath(root, cwd);
  return globs.map((glob) => {
    try {
      makeMatcher([glob]);
    } catch (cause) {
      if (!(cause instanceof ConfigError)) throw cause;
      throw new UsageError(`--ignore: ${cause.message}`, { cause });
    }
    if (glob.startsWith('!') || glob === '') {
      throw new UsageError('--ignore takes a glob that does not begin with "!"');
    }
    const isAnchored = glob.slice(0, -1).includes('/');
    return isAnchored ? posix.join(escapeGlob(way), glob) : glob;
  });
}

/** A directory may be called `[a]`. */
function escapeGlob(path: string): string {
  return path.replaceAll(/[\\*?[\]{}()!+@|,]/g, '\\$&');
}
