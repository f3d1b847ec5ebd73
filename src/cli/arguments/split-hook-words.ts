import { existsSync } from 'node:fs';
import { FILES_HOOK } from '../../hooks/hooks.ts';

/** Hooks that are called with names which anybody may choose: of files, of remotes. */
const NAMED: readonly string[] = [FILES_HOOK, 'commit-msg', 'pre-push'];
const FLAG = /^--(?:piped|verbose|(?:no-)?color|(?:config|timeout)=.*)$/;
const WITH_VALUE: readonly (string | undefined)[] = ['--config', '--timeout'];

/** What stands behind the name of a hook. */
interface HookWords {
  /** Flags of keyfence, as they were written. */
  readonly flags: readonly string[];
  /** What the hook is called with, literally. */
  readonly args: readonly string[];
}

/**
 * Tells flags of keyfence from what a hook is called with, which may look like one: a file can be named
 * `--help`. Behind a hook that is called with names every word is one of them, but for a `--` before them.
 * Behind any other hook flags count where they stand alone, or before a `--`.
 */
export function splitHookWords(hook: string, words: readonly string[]): HookWords {
  if (NAMED.includes(hook)) {
    // A file can have that name as well; to scan it too often does no harm.
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
