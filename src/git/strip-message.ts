import { toExitError } from './failures.ts';
import { findVerboseDiff } from './find-verbose-diff.ts';
import type { Git } from './git.ts';
import { askGit } from './run-git.ts';
import { splitFields } from './split-fields.ts';
import { blankWords, listStatusWords } from './status-words.ts';

const SETTINGS = [
  'config',
  '-z',
  '--get-regexp',
  '^(core\\.comment(char|string)|commit\\.cleanup)$',
];
const SCISSORS = ' ------------------------ >8 ------------------------';
/** The candidates of `core.commentChar=auto`: git takes the first that no line of the message begins with. */
const AUTO_COMMENT = ['#', ';', '@', '!', '$', '%', '^', '&', '|', ':'];
/** Modes in which git keeps its own comments in the commit. */
const KEEPS_COMMENTS: readonly (string | undefined)[] = ['verbatim', 'whitespace', 'scissors'];
/** The English text of these comments. https://github.com/git/git/blob/v2.47.0/builtin/commit.c */
const KEPT = 'will be kept; you may remove them yourself';

/**
 * Blanks what git itself added to a message for the editor: the names in its comments, and the diff that `git
 * commit --verbose` shows below the scissors. Everything else may become part of the commit, comments too,
 * because the cleanup mode may be set on the command line, which hooks do not see.
 * https://git-scm.com/docs/git-commit#Documentation/git-commit.txt---cleanupltmodegt
 * @throws GitError
 */
export async function stripMessage(message: Buffer, git: Git): Promise<Buffer> {
  // For hooks, git signals that there is no editor by one that does nothing. Then the author wrote the whole
  // message.
  if (git.variables['GIT_EDITOR'] === ':') return message;
  const settings = await readSettings(git);
  const prefixes = listCommentPrefixes(settings);
  const text = message.toString('latin1');
  const lines = text.split('\n');
  const keepsNames = KEEPS_COMMENTS.includes(settings.get('commit.cleanup')) || text.includes(KEPT);
  const scissors = lines.findIndex((line) => prefixes.some((prefix) => line === prefix + SCISSORS));
  const diff = scissors === -1 ? new Set() : await findVerboseDiff(lines, scissors, git);
  const words = await listStatusWords(git);
  const kept = lines.map((line, at) => {
    if (diff.has(at)) return '';
    const prefix = prefixes.find((known) => line.startsWith(known));
    const isAbove = scissors === -1 || at < scissors;
    return prefix === undefined || (isAbove && keepsNames) ? line : blankWords(line, prefix, words);
  });
  return Buffer.from(kept.join('\n'), 'latin1');
}

/** `<key> LF <value> NUL` each; exit code 1 means that nothing is set. */
async function readSettings(git: Git): Promise<ReadonlyMap<string, string>> {
  const answer = await askGit(SETTINGS, git);
  if (answer.exitCode > 1) throw toExitError(SETTINGS, answer.exitCode, answer.stderr);
  return new Map(
    splitFields(answer.stdout).map((field) => {
      const [key = '', ...value] = field.toString('latin1').split('\n');
      return [key.toLowerCase(), value.join('\n')];
    }),
  );
}

/**
 * The comment prefix: the version of git says whether it knows `core.commentString`, and the last of the two
 * settings counts.
 */
function listCommentPrefixes(settings: ReadonlyMap<string, string>): string[] {
  const prefixes = [settings.get('core.commentstring'), settings.get('core.commentchar') ?? '#'];
  return prefixes.flatMap((prefix = '') => (prefix === 'auto' ? AUTO_COMMENT : prefix || []));
}
