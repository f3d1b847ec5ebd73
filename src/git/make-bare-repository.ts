import { mkdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describeReason } from '../errors/describe-reason.ts';
import { GitError } from '../errors/errors.ts';

/**
 * Writes the few files that make a directory a repository, which saves a process of `git init`.
 * https://git-scm.com/docs/gitrepository-layout
 * @param directory in the temporary directory; does not exist yet
 * @param objectFormat https://git-scm.com/docs/git-config#Documentation/git-config.txt-extensionsobjectFormat
 */
export function makeBareRepository(directory: string, objectFormat = 'sha1'): void {
  try {
    mkdirSync(directory);
    for (const part of ['objects', 'refs']) mkdirSync(join(directory, part));
    writeFileSync(join(directory, 'HEAD'), 'ref: refs/heads/none\n');
    if (objectFormat === 'sha1') return;
    const config = `[core]\n\trepositoryFormatVersion = 1\n[extensions]\n\tobjectFormat = ${objectFormat}\n`;
    writeFileSync(join(directory, 'config'), config);
  } catch (cause) {
    const reason = describeReason(cause);
    throw new GitError(`a temporary repository in ${tmpdir()} cannot be written: ${reason}`, {
      cause,
    });
  }
}
