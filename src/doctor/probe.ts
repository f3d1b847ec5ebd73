import { copyFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describeReason } from '../errors/describe-reason.ts';
import { ScanError } from '../errors/errors.ts';
import { withTemporaryDirectory } from '../files/temporary-directory.ts';
import type { Repository } from '../git/repository.ts';
import { ScratchRepository } from '../git/scratch-repository.ts';

/** A commit that never happens, and its push, as hooks see them. */
export interface Candidate {
  /**
   * The variables that `git commit` sets for its hooks: an index and an object directory that are not the
   * real ones.
   */
  readonly environment: Readonly<Record<string, string>>;
  /** File with the commit message. */
  readonly message: string;
  /** File with the standard input of `pre-push`. */
  readonly push: string;
}

/** The same commit twice: once clean, once with a key in a file and in the message. */
export interface Probe {
  readonly clean: Candidate;
  readonly planted: Candidate;
}

/** Without an extension, so that no list of extensions excludes it. */
const PATH = 'keyfence-doctor';
const CLEAN = 'nothing to find here';
/**
 * @param secret to plant
 * @throws GitError, ScanError when it cannot be written
 */
export async function withProbe<T>(
  repository: Repository,
  secret: string,
  use: (probe: Probe) => Promise<T>,
): Promise<T> {
  return withTemporaryDirectory(async (directory) => {
    const scratch = await ScratchRepository.make(directory, repository);
    const head = join(directory, 'head');
    await scratch.readHead(head);

    const makeCandidate = async (name: string, content: string): Promise<Candidate> => {
      const index = join(directory, name);
      const message = join(directory, `${name}-message`);
      await toWrite(copyFile(head, index));
      await toWrite(writeFile(message, `Try the hook\n\n${content}\n`));
      await scratch.addFile(index, PATH, message);
      const commit = await scratch.commit(index, message);
      const push = join(directory, `${name}-push`);
      await toWrite(writeFile(push, formatPush(commit, scratch.head)));
      return { environment: scratch.getEnvironment(index), message, push };
    };
    const clean = await makeCandidate('clean', CLEAN);
    return use({ clean, planted: await makeCandidate('planted', secret) });
  });
}

/** Waits for a file of the probe. @throws ScanError when it cannot be written */
async function toWrite(writing: Promise<unknown>): Promise<void> {
  try {
    await writing;
  } catch (cause) {
    throw new ScanError(
      `a commit to try the hooks with cannot be written in ${tmpdir()}: ${describeReason(cause)}`,
      { cause },
    );
  }
}

/**
 * A push of one commit whose parents are all pushed. The local ref is an id, because there is no local branch.
 * https://git-scm.com/docs/githooks#_pre_push
 */
function formatPush(commit: string, parent = '0'.repeat(commit.length)): string {
  return `${commit} ${commit} refs/heads/${PATH} ${parent}\n`;
}
