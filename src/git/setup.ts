import { dirname } from 'node:path';
import { findGitPaths } from './git-paths.ts';
import type { Git } from './git.ts';
import { openSimpleGit, type SimpleGitRunner } from './open-simple-git.ts';

/** The setting `core.hooksPath`. */
export interface HooksPath {
  readonly path: string;
  /** Of the configuration that sets it: `local`, `global`. */
  readonly scope: string;
}

/** The last entry of `git hook list`, of a file. No name has a space in front of a word that git itself puts there. */
const HOOK_FILE = 'hook from hookdir';
const DISABLED = /^(?:event-)?disabled\t/;

/** How a repository is set up: what `init` and `doctor` ask, for which nobody waits. */
export class Setup {
  readonly #git: Git;
  #simpleGit: Promise<SimpleGitRunner> | undefined;

  constructor(git: Git) {
    this.#git = git;
  }

  /** Where git looks for hooks, absolute. @throws GitError */
  async findHooksDirectory(): Promise<string> {
    // Of a hook, since an empty `core.hooksPath` means the root directory for that, and another without.
    const [hook = ''] = await findGitPaths(['hooks/pre-commit'], this.#git);
    return dirname(hook);
  }

  /** @returns `undefined` where it is not set. @throws GitError */
  async findHooksPath(): Promise<HooksPath | undefined> {
    // Without `--default`: what git calls the scope of a default depends on its version.
    const option = ['--type=path', '--get', 'core.hooksPath'];
    // `<scope> NUL <value> NUL`: https://git-scm.com/docs/git-config#Documentation/git-config.txt---show-scope
    const answer = await (await this.#open()).find('config', '-z', '--show-scope', ...option);
    if (answer === undefined) return undefined;
    const [scope = '', path = ''] = answer.split('\0');
    return { path, scope };
  }

  /**
   * Names of the hooks that git runs on an event because the configuration says so. Git before 2.54 has none.
   * https://git-scm.com/docs/git-hook
   * @throws GitError
   */
  async listConfiguredHooks(event: string): Promise<string[]> {
    const listed = (await (await this.#open()).find('hook', 'list', '-z', event)) ?? '';
    return listed
      .split('\0')
      .filter((entry) => entry !== '' && entry !== HOOK_FILE && !DISABLED.test(entry));
  }

  /**
   * The tops of all work trees of the repository; of a bare one its own directory as well.
   * https://git-scm.com/docs/git-worktree#_porcelain_format
   * @throws GitError
   */
  async listWorkTrees(): Promise<string[]> {
    const answer = await (await this.#open()).ask('worktree', 'list', '--porcelain');
    return Array.from(answer.matchAll(/^worktree (.+)$/gm), ([, path = '']) => path);
  }

  /** HEAD and all refs, each with what it leads to. @throws GitError */
  async showRefs(): Promise<string> {
    return (await (await this.#open()).find('show-ref', '--head')) ?? '';
  }

  #open(): Promise<SimpleGitRunner> {
    return (this.#simpleGit ??= openSimpleGit(this.#git));
  }
}
