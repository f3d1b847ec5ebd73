import {
  listTags,
  peelObjects,
  readTagNames,
  type AnnotatedTag,
  type Peeled,
} from './annotated-tags.ts';
import { digestRefs } from './digest-refs.ts';
import { findDefaultBranch } from './find-default-branch.ts';
import type { Git } from './git.ts';
import { listDefaultBranches } from './list-default-branches.ts';
import { listRefNames } from './list-ref-names.ts';
import { isFetched, listRemoteRefs } from './list-remote-refs.ts';

/** Branches, tags and other refs of a repository, and the objects that they point to. */
export class Refs {
  readonly #git: Git;

  constructor(git: Git) {
    this.#git = git;
  }

  /** @param commits only of refs that contain one of them */
  listNames(commits?: readonly string[]): Promise<string[]> {
    return listRefNames(this.#git, commits);
  }

  digest(): Promise<string> {
    return digestRefs(this.#git);
  }

  peel(ids: readonly string[]): Promise<Map<string, Peeled>> {
    return peelObjects(ids, this.#git);
  }

  listTags(): Promise<Map<string, AnnotatedTag[]>> {
    return listTags(this.#git);
  }

  readTagNames(ids: Iterable<string>): Promise<Map<string, string>> {
    return readTagNames(ids, this.#git);
  }

  findDefaultBranch(): Promise<string | undefined> {
    return findDefaultBranch(this.#git);
  }

  listDefaultBranches(commit: string, branch?: string): Promise<string[]> {
    return listDefaultBranches(commit, this.#git, branch);
  }

  listRemoteRefs(remote: string, url: string): Promise<readonly string[]> {
    return listRemoteRefs(remote, url, this.#git);
  }

  isFetched(commit: string, remote: string): Promise<boolean> {
    return isFetched(commit, remote, this.#git);
  }
}
