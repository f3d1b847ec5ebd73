import { existsSync } from 'node:fs';
import { FILES_HOOK } from '../../hooks/hooks.ts';

/** Hooks whose arguments are arbitrary names: of files, of remotes. */
const NAMED: readonly string[] = [FILES_HOOK, 'commit-msg', 'pre-push'];
const FLAG = /^--(?:piped|verbose|(?:no-)?color|(?:config|timeout)=.*)$/;
const WITH_VALUE: readonly (string | undefined)[] = ['--config', '--timeout'];

/** The words after the name of a hook. */
interface HookWords {
  /** Flags of keyfence, as they were written. */
  readonly flags: readonly string[];
  /** The arguments of the hook, literally. */
  readonly args: readonly string[];
}

/**
 * Separates flags of keyfence from the arguments of a hook, which may look like flags: a file can be named
 * `--help`. If a hook takes names, every word after it is one, except a leading `--`. Otherwise words before
 * `--` that look like flags are flags.
 */
export function splitHookWords(hook: string, words: readonly string[]): HookWords {
  if (NAMED.includes(hook)) {
    // A file may have that name too; scanning too much is harmless.
    const isName = hook === FILES_HOOK && existsSync('--');
    return { flags: [], args: words[0] === '--' && !isName ? words.slice(1) : words };
  }
  const end = words.indexOf('--');
  const flags = end === -1 ? words : words.slice(0, end);
  const areFlags = flags.every(
    (word, at) =>
      FLAG.test(word) ||
      (WITH_VALUE.includes(word) && at < flags.length - 1) ||
      WITH_VALUE.includes(flags[at - 1]),
  );
  if (!areFlags) return { flags: [], args: words };
  return { flags, args: end === -1 ? [] : words.slice(end + 1) };
}
