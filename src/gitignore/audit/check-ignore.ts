import { mkdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, sep } from 'node:path';
import { describeReason } from '../../errors/describe-reason.ts';
import { GitError } from '../../errors/errors.ts';
import { withTemporaryDirectory } from '../../files/temporary-directory.ts';
import { toExitError } from '../../git/failures.ts';
import { isolateGit } from '../../git/isolate-git.ts';
import { makeBareRepository } from '../../git/make-bare-repository.ts';
import { askGit } from '../../git/run-git.ts';
import type { BytePath } from '../engine/byte-path.ts';
import { IGNORE_FILE_NAME, type IgnoreFile } from '../engine/ignore-rule.ts';
import {
  CHECK_IGNORE,
  formatPaths,
  parseCheckIgnore,
  type IgnoreAnswer,
} from '../engine/parse-check-ignore.ts';

/** Git needs 15 microseconds for a path. */
const TIMEOUT = 30_000;

export interface GitQuestion {
  readonly files: readonly IgnoreFile[];
  /** Paths of files, none of them beyond a `.gitignore`. */
  readonly paths: readonly BytePath[];
  /** `core.ignoreCase`. */
  readonly ignoreCase: boolean;
}

/**
 * What git itself says of the paths, given these ignore files and nothing else: no index, no
 * `.git/info/exclude`, no `core.excludesFile`. The files are written alone into a temporary work tree,
 * because in the real one git would read what is not staged.
 *
 * @returns one answer for each path, in their order
 * @throws {GitError} when git fails or what it is to read cannot be written
 */
export async function checkIgnore(question: GitQuestion): Promise<IgnoreAnswer[]> {
  const { files, paths, ignoreCase } = question;
  if (paths.length === 0) return [];
  const input = formatPaths(paths);
  return await withTemporaryDirectory(async (directory, signal) => {
    const workTree = join(directory, 'work');
    const repository = join(directory, 'repository');
    // Synchronously: what is under way when a signal comes would be written behind its back.
    makeBareRepository(repository);
    makeWorkTree(workTree);
    for (const file of files) writeIgnoreFile(workTree, file);

    const options = {
      environment: isolateGit(process.env, directory),
      timeout: TIMEOUT,
      signal,
    };
    const check = [
      `--git-dir=${repository}`,
      `--work-tree=${workTree}`,
      ...configure('core.excludesFile', '/dev/null'),
      ...configure('core.ignoreCase', String(ignoreCase)),
      ...CHECK_IGNORE,
    ];
    const { exitCode, stdout, stderr } = await askGit(check, workTree, { ...options, input });
    // 1 says that none is ignored.
    if (exitCode > 1) throw toExitError(check, exitCode, stderr);
    return parseCheckIgnore(stdout, paths);
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

function configure(name: string, value: string): string[] {
  return ['-c', `${name}=${value}`];
}

function writeIgnoreFile(workTree: string, file: IgnoreFile): void {
  const parts = file.path.split('/');
  // Git refuses these names, so an index that has them was made to harm.
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
