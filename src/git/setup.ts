import { dirname } from 'node:path';
import { findGitPaths } from './git-paths.ts';
import type { Git } from './git.ts';
import { openSimpleGit, type SimpleGitRunner } from './open-simple-git.ts';

/** The setting `core.hooksPath`. */
export interface HooksPath {
  readonly path: string;
  /** The scope of the configuration that sets it: `local`, `global`. */
  readonly scope: string;
}

/** The last entry of `git hook list`, for a hook file. Other names cannot begin like this. */
const HOOK_FILE = 'hook from hookdir';
const DISABLED = /^(?:event-)?disabled\t/;

/** The configuration of a repository's hooks, for `init` and `doctor`. */
export class Setup {
  readonly #git: Git;
  #simpleGit: Promise<SimpleGitRunner> | undefined;

  constructor(git: Git) {
    this.#git = git;
  }

  /** Where git looks for hooks, absolute. @throws GitError */
  async findHooksDirectory(): Promise<string> {
    // With the name of a hook, because an empty `core.hooksPath` is resolved differently without one.
    const [hook = ''] = await findGitPaths(['hooks/pre-commit'], this.#git);
    return dirname(hook);
  }

  /** @returns `undefined` if it is not set @throws GitError */
  async findHooksPath(): Promise<HooksPath | undefined> {
    // Without `--default`, because the scope of a default depends on the version of git.
    const option = ['--type=path', '--get', 'core.hooksPath'];
    // `<scope> NUL <value> NUL`: https://git-scm.com/docs/git-config#Documentation/git-config.txt---show-scope
    const answer = await (await this.#open()).find('config', '-z', '--show-scope', ...option);
    if (answer === undefined) return undefined;
    const [scope = '', path = ''] = answer.split('\0');
    return { path, scope };
  }

  /**
   * Names of the configured hooks of an event. Git before 2.54 has none. https://git-scm.com/docs/git-hook
   * @throws GitError
   */
  async listConfiguredHooks(event: string): Promise<string[]> {
    const listed = (await (await this.#open()).find('hook', 'list', '-z', event)) ?? '';
    return listed
      .split('\0')
      .filter((entry) => entry !== '' && entry !== HOOK_FILE && !DISABLED.test(entry));
  }

  /**
   * The tops of all work trees of the repository, and a bare repository's own directory.
   * https://git-scm.com/docs/git-worktree#_porcelain_format
   * @throws GitError
   */
  async listWorkTrees(): Promise<string[]> {
    const answer = await (await this.#open()).ask('worktree', 'list', '--porcelain');
    return Array.from(answer.matchAll(/^worktree (.+)$/gm), ([, path = '']) => path);
  }

  /** HEAD and all refs, and the objects that they point to. @throws GitError */
  async showRefs(): Promise<string> {
    return (await (await this.#open()).find('show-ref', '--head')) ?? '';
  }

  #open(): Promise<SimpleGitRunner> {
    return (this.#simpleGit ??= openSimpleGit(this.#git));
  }
}
