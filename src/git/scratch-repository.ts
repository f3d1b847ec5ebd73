import { delimiter, join } from 'node:path';
import { requireObject } from './find-object.ts';
import { findGitPaths } from './git-paths.ts';
import { Git } from './git.ts';
import { hasCommit } from './has-commit.ts';
import { isolateGit } from './isolate-git.ts';
import { makeBareRepository } from './make-bare-repository.ts';
import type { Repository } from './repository.ts';
import { runGit } from './run-git.ts';

/** Whoever has told git no name may still ask. */
const COMMITTER = ['-c', 'user.name=keyfence', '-c', 'user.email=keyfence@localhost'];

/**
 * A temporary repository that has what another one has: commits that never happen are written into it. One of
 * its own, for to write an index or an object, git runs hooks of the one that it is in.
 */
export class ScratchRepository {
  /** What HEAD of the other one leads to; absent before its first commit. */
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

  /** What `git commit` tells its hooks: an index and an object directory beside the real ones. */
  getEnvironment(index: string): Readonly<Record<string, string>> {
    return {
      GIT_INDEX_FILE: index,
      GIT_OBJECT_DIRECTORY: join(this.#repository, 'objects'),
      GIT_ALTERNATE_OBJECT_DIRECTORIES: joinAlternates(this.#alternate),
    };
  }

  /** Writes an index with what HEAD has. @throws GitError */
  async readHead(index: string): Promise<void> {
    await this.#ask(index, 'read-tree', this.head ?? '--empty');
  }

  /** Adds a file to an index. @param path in the index @throws GitError */
  async addFile(index: string, path: string, file: string): Promise<void> {
    const id = await this.#ask(index, 'hash-object', '-w', '--no-filters', '--', file);
    const entry = ['--add', '--cacheinfo', `100644,${id},${path}`];
    // It is not in the work tree, and no hook shall think that it was deleted there.
    await this.#ask(index, 'update-index', ...entry, '--skip-worktree', '--', path);
  }

  /** Commits an index on top of HEAD. @returns the id of the commit @throws GitError */
  async commit(index: string, messageFile: string): Promise<string> {
    // Of a partial clone not every file is here.
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
