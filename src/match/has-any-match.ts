import { makeConfig } from '../config/config.ts';
import type { DecodedText } from '../decode/decoded-text.ts';
import { ScanError } from '../errors/errors.ts';
import { matchRules, matchSecrets } from './match-rules.ts';

const DEFAULT = makeConfig({});

/**
 * Whether anything in a file or in its name breaks a rule about texts under the default configuration. It
 * loads the rules but not the code that describes findings, because in projects that use the API every other
 * file names its keys.
 * @param readings the decoded texts of the file that pass a prefilter
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
