import { quoteForShell } from './quote-for-shell.ts';

const PLAIN = /^[\w@%+=:,./-]+$/;
/** In double quotes every shell takes the rest as it is, those of Windows too. */
const SPECIAL = /["$`!%\\]/;

/** A path as an argument of a command that is printed, to be pasted into whatever shell there is. */
export function quoteArgument(path: string): string {
  // An option of git, or the magic of a pathspec.
  const safe = /^[-:]/.test(path) ? `./${path}` : path;
  if (PLAIN.test(safe)) return safe;
  return SPECIAL.test(safe) ? quoteForShell(safe) : `"${safe}"`;
}
