import type { Flags } from './options.ts';

const MODES = ['commits', 'since', 'ci', 'history'] as const;

/** The given flags that select commits. */
export function listCommitModes(flags: Flags): string[] {
  return MODES.filter((name) => flags[name] !== undefined && flags[name] !== false).map(
    (name) => `--${name}`,
  );
}
