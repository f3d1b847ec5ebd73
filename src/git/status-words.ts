import { existsSync, readFileSync } from 'node:fs';
import { findGitPaths } from './git-paths.ts';
import type { Git } from './git.ts';
import { hasCommit } from './has-commit.ts';
import { runGit } from './run-git.ts';

/** Characters between the words of names, and of git's own text. */
const WORD = /[^\s"'`/(),:;<>\x7f-\xff]+/g;
/** A shorter word could also be part of git's own text. */
const LONG = 20;
/** A rebase lists the subjects of commits. */
const REBASE_FILES = ['rebase-merge/done', 'rebase-merge/git-rebase-todo'];

/** The words of the names that `git commit` may put into the comments of a message. */
export interface StatusWords {
  /** Paths of the index, of HEAD, of an amended commit, and of untracked files. */
  readonly paths: ReadonlySet<string>;
  /** Names of refs, and subjects of a rebase. */
  readonly others: ReadonlySet<string>;
}

/** @throws GitError */
export async function listStatusWords(git: Git): Promise<StatusWords> {
  // Without `-z`, so that names are quoted as in a status.
  const paths = [
    ['ls-files', '--cached', '--others', '--exclude-standard', '--full-name'],
    ...(hasCommit(git)
      ? [
          ['ls-tree', '-r', '-t', '--name-only', '--full-tree', 'HEAD'],
          ['diff-tree', '--root', '-r', '--name-only', '--no-renames', '--no-commit-id', 'HEAD'],
        ]
      : []),
  ];
  const refs = runGit(['for-each-ref', '--format=%(refname)'], git);
  const [pathTexts, refText, head, rebase] = await Promise.all([
    Promise.all(paths.map((args) => runGit(args, git))),
    refs,
    readHead(git),
    readRebase(git),
  ]);
  return { paths: collectWords(pathTexts), others: collectWords([refText, head, ...rebase]) };
}

function collectWords(texts: readonly Buffer[]): Set<string> {
  const words = new Set<string>();
  for (const text of texts) {
    for (const [word] of text.toString('latin1').matchAll(WORD)) words.add(word);
  }
  return words;
}

async function readRebase(git: Git): Promise<Buffer[]> {
  const paths = await findGitPaths(REBASE_FILES, git);
  return paths.filter((path) => existsSync(path)).map((path) => readFileSync(path));
}

/** An unborn branch is not a ref yet. */
function readHead(git: Git): Promise<Buffer> {
  return hasCommit(git) ? Promise.resolve(Buffer.alloc(0)) : runGit(['symbolic-ref', 'HEAD'], git);
}

/** Blanks the words of names in a comment. After a tab, a comment is a list of paths. */
export function blankWords(line: string, prefix: string, { paths, others }: StatusWords): string {
  const isList = line.startsWith(`${prefix}\t`);
  return line.replace(WORD, (word) => {
    const isName = isList ? paths.has(word) : word.length >= LONG && others.has(word);
    return isName ? ' '.repeat(word.length) : word;
  });
}
