import { constants } from 'node:buffer';
import { detectArchive } from '../archives/detect-archive.ts';
import { configFor } from '../config/config-for.ts';
import type { Config } from '../config/config.ts';
import { listVariants } from '../config/list-variants.ts';
import { makeSecretFilePatterns } from '../config/secret-file-patterns.ts';
import { decode } from '../decode/decode.ts';
import { lintName } from '../match/lint-name.ts';
import { passesPrefilters } from '../match/match-rules.ts';

/**
 * The prefilter of a source. It avoids attributing bytes to paths and commits, which costs more than scanning
 * them. False only if they certainly contain nothing.
 */
export interface SecretPrefilter {
  /** Whether {@link passes} has to be called for any part of the bytes. */
  readonly passesBatch: (bytes: Buffer) => boolean;
  readonly passes: (bytes: Buffer) => boolean;
  /** Whether the bytes may be an archive. */
  readonly isArchive: (bytes: Buffer) => boolean;
  readonly isNameForbidden: (path: string) => Promise<boolean>;
}

export function makePrefilter(config: Config): SecretPrefilter {
  const patterns = makeSecretFilePatterns(config.gitignore);
  // The file of the bytes is not known yet.
  const variants = listVariants(config);
  const passesAny = (text: string, bytes?: Uint8Array): boolean =>
    variants.some((variant) => passesPrefilters(text, variant, bytes));
  return {
    passesBatch: (bytes) => {
      if (bytes.length > constants.MAX_STRING_LENGTH) return true;
      const text = bytes.toString('latin1');
      return passesAny(text, bytes) || (bytes.includes(0) && passesAny(text.replaceAll('\0', '')));
    },
    passes: (bytes) => decode(bytes, passesAny).length > 0,
    isArchive: (bytes) => detectArchive(bytes) !== undefined,
    isNameForbidden: async (path) =>
      lintName(path, configFor(config, path), await patterns(path)).length > 0,
  };
}
