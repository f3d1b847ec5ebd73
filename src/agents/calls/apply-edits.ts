import type { Edit } from './tool-call.ts';

/**
 * A file after some edits. An edit that does not fit is appended, so that its text is scanned: the agent's tool
 * may refuse it, or make it fit in its own way.
 */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  let edited = text.replaceAll('\r\n', '\n');
  // From the end, because line numbers refer to the file before.
  const byLine = edits.filter((edit) => 'from' in edit).sort((a, b) => b.from - a.from);
  const lines = edited.split('\n');
  for (const { from, to, new: text_ } of byLine)
    lines.splice(Math.min(from, lines.length), Math.max(0, to - from), text_);
  edited = lines.join('\n');
  for (const edit of edits) if ('old' in edit) edited = applyEdit(edited, edit);
  return edited;
}

function applyEdit(text: string, edit: Extract<Edit, { old: string }>): string {
  const old = edit.old.replaceAll('\r\n', '\n');
  if (old === '' || !text.includes(old)) return `${text}\n${edit.new}`;
  // Never as a pattern of `replace`, where `$&` in the new text has a meaning.
  if (edit.isEverywhere) return text.split(old).join(edit.new);
  const at = text.indexOf(old);
  return text.slice(0, at) + edit.new + text.slice(at + old.length);
}
