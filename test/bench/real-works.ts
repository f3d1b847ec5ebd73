const KEY_PATTERN = 'xai-|api[_-]?key';

/** Without a configuration secretlint does nothing. */
const SECRETLINT = JSON.stringify({
  rules: [{ id: '@secretlint/secretlint-rule-preset-recommend' }],
});

/** What is measured, what it is compared with, and who else does the same. */
export interface Work {
  readonly name: string;
  readonly base: { readonly name: string; readonly args: readonly string[] };
  readonly args: readonly string[];
  readonly rivals: Readonly<Record<string, readonly string[]>>;
}

/** The work that every repository gives: its tree, and everything that its object database holds. */
export const WORKS: readonly Work[] = [
  {
    name: 'tree',
    base: { name: 'git grep', args: ['grep', '-c', '-I', '-i', '-E', KEY_PATTERN] },
    args: ['scan'],
    rivals: {
      rg: ['--count', '--ignore-case', KEY_PATTERN, '.'],
      gitleaks: ['dir', '--no-banner', '--exit-code', '0', '.'],
      // What `.gitignore` covers is left out, as the others leave it out.
      secretlint: ['--secretlintrcJSON', SECRETLINT, '--secretlintignore', '.gitignore', '**/*'],
    },
  },
  {
    name: 'history',
    base: {
      name: 'git cat-file',
      args: ['cat-file', '--batch-all-objects', '--batch', '--unordered', '--buffer'],
    },
    args: ['scan', '--history'],
    // gitleaks reads what `git log` prints: the diff of each commit that is no merge.
    rivals: { gitleaks: ['git', '--no-banner', '--exit-code', '0', '--log-opts=--all', '.'] },
  },
];
