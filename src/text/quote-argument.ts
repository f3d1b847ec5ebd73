import { quoteForShell } from './quote-for-shell.ts';

const PLAIN = /^[\w@%+=:,./-]+$/;
/** In double quotes every shell takes these literally, including those of Windows. */
const SPECIAL = /["$`!%\\]/;

/** A path as an argument of a printed command, to be pasted into any shell. */
export function quoteArgument(path: string): string {
  // An option of git, or pathspec magic.
  const safe = /^[-:]/.test(path) ? `./${path}` : path;
  if (PLAIN.test(safe)) return safe;
  return SPECIAL.test(safe) ? quoteForShell(safe) : `"${safe}"`;
}
