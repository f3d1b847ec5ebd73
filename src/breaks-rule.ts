import { makeConfig } from './config.ts';
import { decode } from './decode/decode.ts';
import { ScanError } from './errors.ts';
import { matchRules, matchSecrets, mayBreakRule } from './match-rules.ts';
import type { SourceFile } from './sources/source.ts';

/**
 * Whether anything in a file or in its name breaks a rule about texts as they are set by default. It loads the
 * rules and nothing of what tells of findings: who uses the API names its keys in every other file.
 */
export function breaksRule({ path, bytes, tracked }: SourceFile): boolean {
  const config = makeConfig({});
  try {
    if (tracked && matchSecrets(path, '', config).length > 0) return true;
    const readings = decode(bytes, (text, latin1) => mayBreakRule(text, config, latin1));
    return readings.some(({ text }) => matchRules(text, path, config).length > 0);
  } catch (cause) {
    // Who lints the file says of which it is.
    if (cause instanceof ScanError) return true;
    throw cause;
  }
}
