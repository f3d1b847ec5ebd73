import type { Edit } from './tool-call.ts';

/**
 * A file as it will be. An edit that does not fit, which the agent's tool would refuse, or fit in a way of its own,
 * is added at the end, so that what it brings in is seen.
 */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  let edited = text.replaceAll('\r\n', '\n');
  // From the end, as line numbers are those of the file before.
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
  // Never as a pattern of `replace`: `$&` in the new text means nothing.
  if (edit.isEverywhere) return text.split(old).join(edit.new);
  const at = text.indexOf(old);
  return text.slice(0, at) + edit.new + text.slice(at + old.length);
}
