import type { Config } from '../config/config.ts';
import { ScanError } from '../errors/errors.ts';
import type { Finding } from '../finding/finding.ts';
import { reveal } from '../finding/secret.ts';
import type { Repository } from '../git/repository.ts';
import { lintSource } from '../lint/lint-source.ts';
import { describeErrorOf } from '../report/describe-error-of.ts';
import { makeHistorySource } from '../sources/history.ts';
import { makePrefilter } from '../sources/secret-prefilter.ts';
import { abbreviateId } from '../text/abbreviate-id.ts';
import type { EnvFile } from './env-file.ts';
import type { Problem } from './problem.ts';

/**
 * Secrets of `.env` files that are also in the history, accepted or not.
 * @param fail called for each error
 * @throws GitError, ScanError when nothing could be searched
 */
export async function findInHistory(
  repository: Repository,
  files: readonly EnvFile[],
  config: Config,
  hash: (secret: string) => string,
  fail: (error: ScanError) => void,
): Promise<Problem[]> {
  const source = await makeHistorySource(repository, makePrefilter(config), {});
  const { findings, suppressed, errors } = await lintSource(source, config);
  const known = new Map<string, Finding>();
  for (const finding of [...findings, ...suppressed.map((item) => item.finding)]) {
    if (finding.secret) known.set(hash(reveal(finding.secret)), finding);
  }
  for (const error of errors) {
    fail(new ScanError(`the history was not searched whole: ${describeErrorOf(error)}`));
  }
  return files.flatMap(({ path, entries }) =>
    entries.flatMap(({ name, line, hash: own = '' }): Problem[] => {
      const finding = known.get(own);
      if (!finding) return [];
      return [
        {
          kind: 'in-history',
          severity: 'error',
          ...{ path, line, name },
          message: `${name} is in the history of this repository${describeOrigin(finding)}`,
          remedy: 'Rotate it: everybody with a clone has it. See "keyfence explain leaked".',
        },
      ];
    }),
  );
}

function describeOrigin({ path, origin }: Finding): string {
  const file = path === '' ? '' : `, in ${path}`;
  return origin?.commit === undefined ? file : `${file} since ${abbreviateId(origin.commit)}`;
}
