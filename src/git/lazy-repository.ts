import type { Git } from './git.ts';
import type { IndexEntry } from './list-entries.ts';
import { hasObjectsInPlace, readLooseBlob } from './read-loose-blob.ts';
import type { AnyObject } from './git-object.ts';
import type { StagedChange } from './staged-change.ts';

/**
 * The repository for the hook of a commit. Every commit waits for the code that is loaded, so each method loads
 * its own; `Repository` has all of it.
 */
export class LazyRepository {
  /** Absolute path of the work tree's top; of the git directory if there is no work tree. */
  readonly root: string;
  #git: Git | undefined;
  readonly #hasObjectsInPlace = hasObjectsInPlace();

  constructor(root: string) {
    this.root = root;
  }

  /** @see listStagedChanges */
  async stagedChanges(commit?: string): Promise<StagedChange[]> {
    const { listStagedChanges } = await import('./staged-changes.ts');
    return listStagedChanges(await this.openGit(), commit);
  }

  /** Every side of each path that is in conflict. @throws GitError */
  async unmergedEntries(): Promise<IndexEntry[]> {
    const { listEntries } = await import('./list-entries.ts');
    return listEntries(await this.openGit(), ['--unmerged']);
  }

  /** @see readIndexBlobs */
  async readIndexBlobs(
    paths: readonly string[],
  ): Promise<ReadonlyMap<string, Buffer | null> | undefined> {
    const { readIndexBlobs } = await import('./read-index-blobs.ts');
    return readIndexBlobs(paths, await this.openGit());
  }

  /** @see listNamed */
  async listNamed(name: string): Promise<string[]> {
    const { listNamed } = await import('./list-named.ts');
    return listNamed(name, await this.openGit());
  }

  /** @see stripMessage */
  async stripMessage(message: Buffer): Promise<Buffer> {
    const { stripMessage } = await import('./strip-message.ts');
    return stripMessage(message, await this.openGit());
  }

  /** A blob that can be read without git. @returns `undefined` if git has to read it */
  readLooseBlob(id: string): Buffer | undefined {
    return this.#hasObjectsInPlace ? readLooseBlob(this.root, id) : undefined;
  }

  /** @see readObjects */
  async *readObjects(ids: readonly string[]): AsyncGenerator<AnyObject> {
    const { readObjects } = await import('./read-objects.ts');
    yield* readObjects(ids, await this.openGit());
  }

  protected async openGit(): Promise<Git> {
    const { Git } = await import('./git.ts');
    return (this.#git ??= new Git(this.root));
  }
}
