import { toGitPath } from '../../files/git-path.ts';
import { resolveTarget } from '../../git/write-target.ts';
import { applyChange, isSame, needsPermission, type Change } from '../../hooks/change.ts';
import { formatDiff } from '../../init/format-diff.ts';
import type { InitPart } from '../../init/init-part.ts';
import { toOwnCommand } from '../../package/own-command.ts';
import { makePaint, type Paint } from '../../reporters/paint.ts';
import { escapeControls } from '../../text/escape-controls.ts';
import { wrapText } from '../../text/wrap.ts';
import type { CommandContext } from '../arguments/command-context.ts';
import type { Outcome } from '../output/outcome.ts';
import { readWidth } from '../output/terminal.ts';

/** Options for carrying out the parts of `init`. */
interface Manner {
  /** Paths in messages are relative to it. */
  readonly top: string;
  /** Directories that may be written to. */
  readonly homes: readonly string[];
  readonly isDryRun: boolean;
  /** Asks a person. */
  readonly ask: CommandContext['ask'];
  readonly color: boolean;
  /** The answer, if nobody has to be asked. */
  readonly yes: CommandContext['ask'];
}

/**
 * Makes or lists the changes of each part, and prints its notes.
 * @throws ScanError before anything is written, when a change would write elsewhere
 */
export async function carryOutParts(
  parts: readonly InitPart[],
  { top, homes, isDryRun, ask, yes, color }: Manner,
): Promise<Outcome> {
  for (const { changes } of parts) for (const change of changes) requireTarget(change, homes);
  if (isDryRun) {
    const diffs = parts.flatMap((part) =>
      part.directory === undefined
        ? part.changes.map((change) => nameAndDiff(change, top))
        : listChanges(part, top).map(({ name, what }) => `${name}: ${what}\n`),
    );
    return { exitCode: 0, stdout: diffs.join(''), stderr: parts.map(formatNotes).join('') };
  }
  let stdout = '';
  const names = parts.flatMap((part) => listChanges(part, top)).map(({ name }) => name);
  const width = Math.max(28, ...names.map(({ length }) => length));
  for (const part of parts) {
    stdout += await carryOut(part, { top, homes, width, color, ask: part.needsPerson ? ask : yes });
  }
  return { exitCode: 0, stdout };
}

/** @throws ScanError when a change would write elsewhere */
function requireTarget(change: Change, homes: readonly string[]): void {
  if (!isSame(change) || needsPermission(change)) resolveTarget(change.path, homes);
}

function nameAndDiff(change: Change, root: string): string {
  return formatDiff(change, nameOf(change, root));
}

async function carryOut(
  part: InitPart,
  {
    top: root,
    homes,
    ask,
    width,
    color,
  }: Pick<Manner, 'top' | 'homes' | 'ask' | 'color'> & { readonly width: number },
): Promise<string> {
  const { changes, question, notes, after } = part;
  if (question !== undefined && !(await ask?.(question, part.needsPerson !== true)))
    return formatNotes(part);
  // Before they are made.
  const paint = makePaint(color);
  const lines = listChanges(part, root).map(
    ({ name, what }) => `${name.padEnd(width)}  ${paint(STYLES[what] ?? 'dim', what)}\n`,
  );
  for (const change of changes) applyChange(change, homes);
  return lines.join('') + formatLines([...notes, ...(after?.() ?? [])]);
}

const STYLES: Readonly<Record<string, Parameters<Paint>[0]>> = {
  added: 'green',
  changed: 'yellow',
  removed: 'red',
};

/** The changes of a part, before they are made. */
function listChanges(
  { changes, directory }: InitPart,
  root: string,
): { readonly name: string; readonly what: string }[] {
  const each = changes.map((change) => ({ name: nameOf(change, root), what: describe(change) }));
  if (directory === undefined || each.length === 0) return each;
  const kinds = new Set(each.map(({ what }) => what));
  const [only = ''] = kinds;
  const name = `${nameOf({ path: directory }, root)}/`;
  return [{ name, what: kinds.size === 1 ? only : 'changed' }];
}

function describe(change: Change): string {
  if (isSame(change) && !needsPermission(change)) return 'already there';
  if (change.before === undefined) return 'added';
  return change.after === undefined ? 'removed' : 'changed';
}

function nameOf({ path }: Pick<Change, 'path'>, root: string): string {
  return toGitPath(root, path);
}

/** The message if the changes are not made. */
function formatNotes({ notes, unasked }: InitPart): string {
  return formatLines(unasked === undefined ? notes : [...notes, unasked]);
}

/** Wraps the text, except indented lines, which are there to be copied. */
function formatLines(texts: readonly string[]): string {
  const width = readWidth(process.stdout);
  const lines = texts.flatMap((text) => toOwnCommand(text).split('\n')).map(escapeControls);
  const wrapped = lines.map((line) => (line.startsWith(' ') ? line : wrapText(line, width)));
  return lines.length === 0 ? '' : `\n${wrapped.map((line) => `${line}\n`).join('')}`;
}
