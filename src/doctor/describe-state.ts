import { createHash } from 'node:crypto';
import { lstatSync } from 'node:fs';
import { describeReason } from '../errors/describe-reason.ts';
import { ScanError } from '../errors/errors.ts';
import type { Repository } from '../git/repository.ts';
import { decodePath } from '../text/path.ts';

/**
 * The state that hooks may change: the refs, the index, and the files of the work tree, by size and time.
 * `git status` would run the filters of the configuration to compare contents.
 * @returns a digest that stays equal as long as nothing changes
 * @throws GitError, ScanError
 */
export async function describeState(repository: Repository): Promise<string> {
  const hash = createHash('sha256');
  hash.update(await repository.setup.showRefs());
  const { entries, untracked } = await repository.listFiles([]);
  for (const { mode, id, rawPath } of entries) hash.update(`${mode} ${id} `).update(rawPath);
  for (const rawPath of [...entries.map((entry) => entry.rawPath), ...untracked]) {
    const file = Buffer.concat([Buffer.from(`${repository.root}/`), rawPath]);
    hash
      .update('\0')
      .update(rawPath)
      .update(`\0${describeFile(file)}`);
  }
  return hash.digest('hex');
}

function describeFile(file: Buffer): string {
  try {
    const { mode, size, mtimeMs } = lstatSync(file);
    return `${mode} ${size} ${mtimeMs}`;
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
    // Deleted, or below something that is a file now.
    if (code === 'ENOENT' || code === 'ENOTDIR') return 'absent';
    throw new ScanError(`${decodePath(file)} cannot be read: ${describeReason(cause)}`, { cause });
  }
}
