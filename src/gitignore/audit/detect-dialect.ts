import { NEWEST, OLDER, type Dialect } from '../engine/dialect.ts';
import { IGNORE_FILE_NAME } from '../engine/ignore-rule.ts';
import { checkIgnore } from './check-ignore.ts';

/**
 * The dialect of the installed git. It is tested, because a distribution may have patched it.
 * @throws {GitError} when git fails
 */
export async function detectDialect(dialects: readonly Dialect[]): Promise<Dialect> {
  const [only, ...others] = dialects;
  if (only !== undefined && others.length === 0) return only;
  const files = [{ path: IGNORE_FILE_NAME, bytes: Buffer.from('a**/b') }];
  const [answer] = await checkIgnore({ files, paths: ['ab'], ignoreCase: false });
  return answer?.ignored === true ? OLDER : NEWEST;
}
