import { toExitError } from './failures.ts';
import { askGit } from './run-git.ts';
import { splitFields } from './split-fields.ts';

const SETTINGS = [
  'config',
  '-z',
  '--get-regexp',
  '^(core\\.comment(char|string)|commit\\.cleanup)$',
];
const SCISSORS = ' ------------------------ >8 ------------------------';
/** What `core.commentChar=auto` chooses from: the first that no line of the message begins with. */
const AUTO_COMMENT = '#;@!$%^&|:';

/**
 * Blanks the lines that git will not make part of the commit: comments, and what `commit -v` put below
 * the scissors. https://git-scm.com/docs/git-commit#Documentation/git-commit.txt---cleanupltmodegt
 * @throws GitError
 */
export async function stripMessage(message: Buffer, cwd: string): Promise<Buffer> {
  const settings = await readSettings(cwd);
  // To a hook, git says that there is no editor by naming one that does nothing. Then the author wrote
  // everything that is in the message, and by default git keeps all of it.
  const hasEditor = process.env['GIT_EDITOR'] !== ':';
  const cleanup = settings.get('commit.cleanup') ?? (hasEditor ? 'strip' : 'whitespace');
  const lines = message.toString('latin1').split('\n');
  const comment = findCommentPrefix(lines, settings);
  const end = hasEditor ? findScissors(lines, comment, cleanup) : lines.length;
  const keepsComments = ['verbatim', 'whitespace', 'scissors'].includes(cleanup);
  const kept = lines.map((line, i) =>
    i >= end || (!keepsComments && line.startsWith(comment)) ? '' : line,
  );
  return Buffer.from(kept.join('\n'), 'latin1');
}

/** `<key> LF <value> NUL` each; exit code 1 says that nothing is set. */
async function readSettings(cwd: string): Promise<ReadonlyMap<string, string>> {
  const answer = await askGit(SETTINGS, cwd);
  if (answer.exitCode > 1) throw toExitError(SETTINGS, answer.exitCode, answer.stderr);
  return new Map(
    splitFields(answer.stdout).map((field) => {
      const [key = '', ...value] = field.toString('latin1').split('\n');
      return [key.toLowerCase(), value.join('\n')];
    }),
  );
}

function findCommentPrefix(
  lines: readonly string[],
  settings: ReadonlyMap<string, string>,
): string {
  const prefix = settings.get('core.commentstring') ?? settings.get('core.commentchar') ?? '#';
  if (prefix !== 'auto') return prefix;
  // Git wrote its own comments last, so the last line tells what it chose.
  const last = lines.findLast((line) => line !== '')?.charAt(0) ?? '#';
  return AUTO_COMMENT.includes(last) ? last : '#';
}

/**
 * The index of the line from which on git cuts. Only `-v` and the cleanup mode `scissors` make it cut,
 * and only the mode is told to a hook; so without it there must be a diff below.
 */
function findScissors(lines: readonly string[], comment: string, cleanup: string): number {
  const at = lines.indexOf(comment + SCISSORS);
  if (at === -1) return lines.length;
  const below = lines.slice(at).find((line) => line !== '' && !line.startsWith(comment));
  return cleanup === 'scissors' || below === undefined || below.startsWith('diff ')
    ? at
    : lines.length;
}
