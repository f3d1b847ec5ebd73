import { makeConfig } from '../config/config.ts';
import type { DecodedText } from '../decode/decoded-text.ts';
import { ScanError } from '../errors/errors.ts';
import { matchRules, matchSecrets } from './match-rules.ts';

const DEFAULT = makeConfig({});

/**
 * Whether anything in a file or in its name breaks a rule about texts as they are set by default. It loads the
 * rules and nothing of what tells of findings: who uses the API names its keys in every other file.
 * @param readings of the file in which something could
 */
export function hasAnyMatch(
  { path, tracked }: { readonly path: string; readonly tracked: boolean },
  readings: readonly DecodedText[],
): boolean {
  try {
    if (tracked && matchSecrets(path, '', DEFAULT).length > 0) return true;
    return readings.some(({ text }) => matchRules(text, path, DEFAULT).length > 0);
  } catch (cause) {
    // The caller names the file.
    if (cause instanceof ScanError) return true;
    throw cause;
  }
}
