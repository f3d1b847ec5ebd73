import { constants } from 'node:buffer';
import { detectArchive } from '../archives/detect-archive.ts';
import type { Config } from '../config/config.ts';
import { makeSecretFilePatterns } from '../config/secret-file-patterns.ts';
import { decode } from '../decode/decode.ts';
import { lintName } from '../match/lint-name.ts';
import { passesPrefilters } from '../match/match-rules.ts';

/**
 * What a source asks before it finds out where bytes are from, which costs more than to look at them.
 * Never wrong when it says no.
 */
export interface SecretPrefilter {
  /** Whether to ask {@link passes} about any part of the bytes. */
  readonly passesBatch: (bytes: Buffer) => boolean;
  readonly passes: (bytes: Buffer) => boolean;
  /** Whether something else may be packed in the bytes. */
  readonly isArchive: (bytes: Buffer) => boolean;
  readonly isNameForbidden: (path: string) => Promise<boolean>;
}

export function makePrefilter(config: Config): SecretPrefilter {
  const patterns = makeSecretFilePatterns(config.gitignore);
  return {
    passesBatch: (bytes) => {
      if (bytes.length > constants.MAX_STRING_LENGTH) return true;
      const text = bytes.toString('latin1');
      return (
        passesPrefilters(text, config, bytes) ||
        (bytes.includes(0) && passesPrefilters(text.replaceAll('\0', ''), config))
      );
    },
    passes: (bytes) =>
      decode(bytes, (text, latin1) => passesPrefilters(text, config, latin1)).length > 0,
    isArchive: (bytes) => detectArchive(bytes) !== undefined,
    isNameForbidden: async (path) => lintName(path, config, await patterns(path)).length > 0,
  };
}
