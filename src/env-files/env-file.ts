import type { EnvEntry } from './parse-entries.ts';
import type { Environment } from './environment.ts';

/** A value of an entry that is a secret, known by its hash alone. */
export interface SecretEntry extends EnvEntry {
  /** Keyed by something that only this process knows; absent where the value is no secret. */
  readonly hash?: string;
  readonly kind?: 'api key' | 'management key' | 'other';
}

/** A file of settings, and what its names are given. */
export interface EnvFile {
  /** As it is shown: relative to where the user is, `/`-separated. */
  readonly path: string;
  readonly absolutePath: string;
  /** Directory of the file, which says with which others it belongs together. */
  readonly directory: string;
  readonly kind: 'values' | 'template' | 'profile';
  readonly environment: Environment;
  /** Permissions of the file; absent where the system has none that tell others apart. */
  readonly mode?: number;
  readonly entries: readonly SecretEntry[];
  /** Lines with a secret that no name has: in a comment, or in another format. */
  readonly namelessLines: readonly number[];
  /** Lines with a secret in plain text among encrypted values. */
  readonly plaintextLines: readonly number[];
}
