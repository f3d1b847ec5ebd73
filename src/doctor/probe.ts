import { copyFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join, resolve } from 'node:path';
import { describeReason } from '../errors/describe-reason.ts';
import { ScanError } from '../errors/errors.ts';
import { withTemporaryDirectory } from '../files/temporary-directory.ts';
import { hasCommit } from '../git/has-commit.ts';
import { isolateGit } from '../git/isolate-git.ts';
import { makeBareRepository } from '../git/make-bare-repository.ts';
import type { ColdGit } from '../git/open-cold-git.ts';
import { runGit } from '../git/run-git.ts';

/** A commit that never happens, and its push, as a hook sees it. */
export interface Candidate {
  /** What `git commit` tells its hooks: an index and an object directory beside the real ones. */
  readonly environment: Readonly<Record<string, string>>;
  /** File with the commit message. */
  readonly message: string;
  /** File with what `git push` tells its hook on standard input. */
  readonly push: string;
}

/** The same commit twice: once with nothing to find, once with a key in a file and in the message. */
export interface Probe {
  readonly clean: Candidate;
  readonly planted: Candidate;
}

/** Without an ending, so that no list of endings leaves it out. */
const PATH = 'keyfence-doctor';
const CLEAN = 'nothing to find here';
/** Whoever has told git no name may still ask. */
const COMMITTER = ['-c', 'user.name=keyfence', '-c', 'user.email=keyfence@localhost'];

/**
 * @param root top of the work tree
 * @param secret what is planted
 * @throws GitError, ScanError when it cannot be written
 */
export async function withProbe<T>(
  root: string,
  git: ColdGit,
  secret: string,
  use: (probe: Probe) => Promise<T>,
): Promise<T> {
  const real = resolve(root, chomp(await git.ask('rev-parse', '--git-path', 'objects')));
  const format = chomp(await git.ask('rev-parse', '--show-object-format'));
  return withTemporaryDirectory(async (directory) => {
    const head = join(directory, 'head');
    const repository = join(directory, 'repository');
    makeBareRepository(repository, format);
    const makeEnvironment = (index: string): Candidate['environment'] => ({
      GIT_INDEX_FILE: index,
      GIT_OBJECT_DIRECTORY: join(repository, 'objects'),
      GIT_ALTERNATE_OBJECT_DIRECTORIES: joinAlternates(real),
    });
    // In a repository of its own: to write an index or an object, git runs hooks of the one that it is in.
    const openGit =
      (index: string): Ask =>
      async (...args) => {
        const own = isolateGit(process.env, directory);
        const environment = { ...own, GIT_DIR: repository, ...makeEnvironment(index) };
        return (await runGit(args, directory, { environment })).toString();
      };
    const parent = hasCommit(root) ? chomp(await git.ask('rev-parse', 'HEAD')) : undefined;
    await openGit(head)('read-tree', parent ?? '--empty');

    const makeCandidate = async (name: string, content: string): Promise<Candidate> => {
      const index = join(directory, name);
      const message = join(directory, `${name}-message`);
      await toWrite(copyFile(head, index));
      await toWrite(writeFile(message, `Try the hook\n\n${content}\n`));
      const ask = openGit(index);
      await addFile(ask, message);
      const commit = await writeCommit(ask, message, parent);
      const push = join(directory, `${name}-push`);
      await toWrite(writeFile(push, formatPush(commit, parent)));
      return { environment: makeEnvironment(index), message, push };
    };
    const clean = await makeCandidate('clean', CLEAN);
    return use({ clean, planted: await makeCandidate('planted', secret) });
  });
}

/** Asks git, and throws GitError for every exit code but 0. */
type Ask = (...args: readonly string[]) => Promise<string>;

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

async function addFile(ask: Ask, file: string): Promise<void> {
  const id = chomp(await ask('hash-object', '-w', '--no-filters', '--', file));
  const entry = ['--add', '--cacheinfo', `100644,${id},${PATH}`];
  // It is not in the work tree, and no hook shall think that it was deleted there.
  await ask('update-index', ...entry, '--skip-worktree', '--', PATH);
}

async function writeCommit(ask: Ask, message: string, parent?: string): Promise<string> {
  // Of a partial clone not every file is here.
  const tree = chomp(await ask('write-tree', '--missing-ok'));
  const parents = parent === undefined ? [] : ['-p', parent];
  return chomp(await ask(...COMMITTER, 'commit-tree', tree, ...parents, '-F', message));
}

/**
 * A push of one commit to a branch that has all the others, with the id in place of a local branch,
 * which there is none of. https://git-scm.com/docs/githooks#_pre_push
 */
function formatPush(commit: string, parent = '0'.repeat(commit.length)): string {
  return `${commit} ${commit} refs/heads/${PATH} ${parent}\n`;
}

/** https://git-scm.com/docs/git#Documentation/git.txt-GITALTERNATEOBJECTDIRECTORIES */
function joinAlternates(objects: string): string {
  const before = process.env['GIT_ALTERNATE_OBJECT_DIRECTORIES'];
  const own = objects.includes(delimiter) || objects.startsWith('"') ? quote(objects) : objects;
  return before === undefined || before === '' ? own : `${own}${delimiter}${before}`;
}

function quote(path: string): string {
  return `"${path.replaceAll(/["\\]/g, '\\$&')}"`;
}

function chomp(line: string): string {
  return line.replace(/\n$/, '');
}
