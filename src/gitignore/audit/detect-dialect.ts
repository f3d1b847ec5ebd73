import { NEWEST, OLDER, type Dialect } from '../engine/dialect.ts';
import { IGNORE_FILE_NAME } from '../engine/ignore-rule.ts';
import { checkIgnore } from './check-ignore.ts';

/**
 * The one of the dialects that the git at hand speaks. It is asked, since its version does not tell what
 * a distribution has changed.
 *
 * @throws {GitError} when git fails
 */
export async function detectDialect(dialects: readonly Dialect[]): Promise<Dialect> {
  const [only, ...others] = dialects;
  if (only !== undefined && others.length === 0) return only;
  const files = [{ path: IGNORE_FILE_NAME, bytes: Buffer.from('a**/b') }];
  const [answer] = await checkIgnore({ files, paths: ['ab'], ignoreCase: false });
  return answer?.ignored === true ? OLDER : NEWEST;
}
