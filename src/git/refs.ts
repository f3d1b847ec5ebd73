import {
  listTags,
  peelObjects,
  readTagNames,
  type AnnotatedTag,
  type Peeled,
} from './annotated-tags.ts';
import { digestRefs } from './digest-refs.ts';
import { findDefaultBranch } from './find-default-branch.ts';
import { listDefaultBranches } from './list-default-branches.ts';
import { listRefNames } from './list-ref-names.ts';
import { isFetched, listRemoteRefs } from './list-remote-refs.ts';

/** Branches, tags and other refs of a repository, and what they lead to. */
export class Refs {
  readonly #cwd: string;

  constructor(cwd: string) {
    this.#cwd = cwd;
  }

  listNames(): Promise<string[]> {
    return listRefNames(this.#cwd);
  }

  digest(): Promise<string> {
    return digestRefs(this.#cwd);
  }

  peel(ids: readonly string[]): Promise<Map<string, Peeled>> {
    return peelObjects(ids, this.#cwd);
  }

  listTags(): Promise<Map<string, AnnotatedTag[]>> {
    return listTags(this.#cwd);
  }

  readTagNames(ids: Iterable<string>): Promise<Map<string, string>> {
    return readTagNames(ids, this.#cwd);
  }

  findDefaultBranch(): Promise<string | undefined> {
    return findDefaultBranch(this.#cwd);
  }

  listDefaultBranches(commit: string, branch?: string): Promise<string[]> {
    return listDefaultBranches(commit, this.#cwd, branch);
  }

  listRemoteRefs(remote: string, url: string): Promise<readonly string[]> {
    return listRemoteRefs(remote, url, this.#cwd);
  }

  isFetched(commit: string, remote: string): Promise<boolean> {
    return isFetched(commit, remote, this.#cwd);
  }
}
