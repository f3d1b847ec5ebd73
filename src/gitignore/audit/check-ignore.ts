import { mkdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, sep } from 'node:path';
import { describeReason } from '../../errors/describe-reason.ts';
import { GitError } from '../../errors/errors.ts';
import { withTemporaryDirectory } from '../../files/temporary-directory.ts';
import { checkIgnoreAlone } from '../../git/check-ignore.ts';
import type { BytePath } from '../engine/byte-path.ts';
import type { IgnoreAnswer } from '../engine/ignore-answer.ts';
import { IGNORE_FILE_NAME, type IgnoreFile } from '../engine/ignore-rule.ts';

export interface GitQuestion {
  readonly files: readonly IgnoreFile[];
  /** Paths of files, none of them below a `.gitignore`. */
  readonly paths: readonly BytePath[];
  /** `core.ignoreCase`. */
  readonly ignoreCase: boolean;
}

/**
 * The answers of git itself about the paths, given these ignore files and nothing else: no index, no
 * `.git/info/exclude`, no `core.excludesFile`. The files are written to a temporary work tree, because in the
 * real one git would read unstaged files.
 * @returns one answer for each path, in order
 * @throws {GitError} when git fails or a file cannot be written
 */
export async function checkIgnore(question: GitQuestion): Promise<IgnoreAnswer[]> {
  const { files, paths, ignoreCase } = question;
  if (paths.length === 0) return [];
  return await withTemporaryDirectory(async (directory, signal) => {
    const workTree = join(directory, 'work');
    // Synchronously, because a signal removes the directory, and a pending write would follow.
    makeWorkTree(workTree);
    for (const file of files) writeIgnoreFile(workTree, file);
    return await checkIgnoreAlone(paths, workTree, { ignoreCase, signal });
  });
}

function makeWorkTree(workTree: string): void {
  try {
    mkdirSync(workTree);
  } catch (cause) {
    const reason = describeReason(cause);
    throw new GitError(`a directory in ${tmpdir()} cannot be made: ${reason}`, { cause });
  }
}

function writeIgnoreFile(workTree: string, file: IgnoreFile): void {
  const parts = file.path.split('/');
  // Git refuses these names, so an index that has them was manipulated.
  const hostile = parts.some((part) => ['', '.', '..'].includes(part) || /^\.git$/i.test(part));
  if (hostile || parts.at(-1) !== IGNORE_FILE_NAME) {
    throw new GitError(`${JSON.stringify(file.path)} cannot be the path of an ignore file`);
  }
  const inWorkTree = (some: readonly string[]): Buffer => {
    return Buffer.concat([Buffer.from(workTree), Buffer.from(['', ...some].join(sep), 'latin1')]);
  };
  try {
    mkdirSync(inWorkTree(parts.slice(0, -1)), { recursive: true });
    writeFileSync(inWorkTree(parts), file.bytes, { flag: 'wx' });
  } catch (cause) {
    const path = JSON.stringify(file.path);
    throw new GitError(
      `${path} cannot be written for git to read, in ${tmpdir()}: ${describeReason(cause)}`,
      { cause },
    );
  }
}
