import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { Git } from './git.ts';
import { spawnGitSync } from './run-git-sync.ts';

/** In bytes, of the output of git. */
const MOST_OUTPUT = 2 ** 28;

/** What determines which files git ignores, besides the `.gitignore` files. */
export interface IgnoreState {
  /** Tracked files that are ignored, and `core.ignoreCase`, as git prints them. */
  readonly answers: readonly Buffer[];
  /** Paths of `.git/info/exclude` and `core.excludesFile`, whether they exist or not. */
  readonly files: readonly string[];
}

/** If git fails, the fields are empty. */
export function readIgnoreState(root: string): IgnoreState {
  const git = new Git(root);
  const ask = (...args: readonly string[]): Buffer =>
    spawnGitSync(args, git, { maxBuffer: MOST_OUTPUT }).stdout;
  const answers = [
    ask('ls-files', '-z', '--cached', '--ignored', '--exclude-standard'),
    ask('config', '--get', 'core.ignoreCase'),
  ];
  const [excludes = ''] = ask('rev-parse', '--git-path', 'info/exclude').toString().split('\n');
  const named = ask('config', '--get', '-z', '--type=path', 'core.excludesFile').toString();
  // https://git-scm.com/docs/gitignore#_description
  const home = process.env['XDG_CONFIG_HOME'] ?? '';
  const usual = join(home === '' ? join(homedir(), '.config') : home, 'git/ignore');
  const [excludesFile = ''] = named === '' ? [usual] : named.split('\0');
  return { answers, files: [excludes, excludesFile].map((path) => resolve(root, path)) };
}
