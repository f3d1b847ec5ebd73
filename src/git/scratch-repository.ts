import { delimiter, join } from 'node:path';
import { requireObject } from './find-object.ts';
import { findGitPaths } from './git-paths.ts';
import { Git } from './git.ts';
import { hasCommit } from './has-commit.ts';
import { isolateGit } from './isolate-git.ts';
import { makeBareRepository } from './make-bare-repository.ts';
import type { Repository } from './repository.ts';
import { runGit } from './run-git.ts';

/** Without a configured name, git would refuse to commit. */
const COMMITTER = ['-c', 'user.name=keyfence', '-c', 'user.email=keyfence@localhost'];

/**
 * A temporary repository that shares the objects of another one, for commits that never happen. The other
 * repository is not used, because writing an index there would run its hooks.
 */
export class ScratchRepository {
  /** HEAD of the other repository; absent before its first commit. */
  readonly head: string | undefined;
  readonly #directory: string;
  readonly #repository: string;
  readonly #alternate: string;

  private constructor(directory: string, alternate: string, head: string | undefined) {
    this.#directory = directory;
    this.#repository = join(directory, 'repository');
    this.#alternate = alternate;
    this.head = head;
  }

  /**
   * @param directory a temporary one
   * @throws GitError
   */
  static async make(directory: string, { root }: Repository): Promise<ScratchRepository> {
    const git = new Git(root);
    const [objects = ''] = await findGitPaths(['objects'], git);
    const format = (await runGit(['rev-parse', '--show-object-format'], git)).toString().trim();
    const head = hasCommit(git) ? await requireObject('HEAD', git) : undefined;
    const scratch = new ScratchRepository(directory, objects, head);
    makeBareRepository(scratch.#repository, format);
    return scratch;
  }

  /**
   * The variables that `git commit` sets for its hooks: an index and an object directory that are not the real
   * ones.
   */
  getEnvironment(index: string): Readonly<Record<string, string>> {
    return {
      GIT_INDEX_FILE: index,
      GIT_OBJECT_DIRECTORY: join(this.#repository, 'objects'),
      GIT_ALTERNATE_OBJECT_DIRECTORIES: joinAlternates(this.#alternate),
    };
  }

  /** Writes an index with the content of HEAD. @throws GitError */
  async readHead(index: string): Promise<void> {
    await this.#ask(index, 'read-tree', this.head ?? '--empty');
  }

  /** Adds a file to an index. @param path in the index @throws GitError */
  async addFile(index: string, path: string, file: string): Promise<void> {
    const id = await this.#ask(index, 'hash-object', '-w', '--no-filters', '--', file);
    const entry = ['--add', '--cacheinfo', `100644,${id},${path}`];
    // It is not in the work tree, and hooks must not take it for a deleted file.
    await this.#ask(index, 'update-index', ...entry, '--skip-worktree', '--', path);
  }

  /** Commits an index on top of HEAD. @returns the id of the commit @throws GitError */
  async commit(index: string, messageFile: string): Promise<string> {
    // A partial clone does not have every file.
    const tree = await this.#ask(index, 'write-tree', '--missing-ok');
    const parents = this.head === undefined ? [] : ['-p', this.head];
    return this.#ask(index, ...COMMITTER, 'commit-tree', tree, ...parents, '-F', messageFile);
  }

  async #ask(index: string, ...args: readonly string[]): Promise<string> {
    const isolated = isolateGit(process.env, this.#directory);
    const own = { GIT_DIR: this.#repository, ...this.getEnvironment(index) };
    const answer = await runGit(args, new Git(this.#directory), {
      environment: { ...isolated, ...own },
    });
    return answer.toString().replace(/\n$/, '');
  }
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
