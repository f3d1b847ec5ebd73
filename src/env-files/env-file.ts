import type { EnvEntry } from './parse-entries.ts';
import type { Environment } from './environment.ts';

/** The secret value of an entry, known only by its hash. */
export interface SecretEntry extends EnvEntry {
  /** Keyed for this process only; absent if the value is not a secret. */
  readonly hash?: string;
  readonly kind?: 'api key' | 'management key' | 'other';
}

/** A `.env` file, and the values of its names. */
export interface EnvFile {
  /** For people: relative to the current directory, `/`-separated. */
  readonly path: string;
  readonly absolutePath: string;
  /** Directory of the file; files in the same directory belong together. */
  readonly directory: string;
  readonly kind: 'values' | 'template' | 'profile';
  readonly environment: Environment;
  /** Permissions of the file; absent if the system does not distinguish users. */
  readonly mode?: number;
  readonly entries: readonly SecretEntry[];
  /** Lines with a secret that has no name: in a comment, or in another format. */
  readonly namelessLines: readonly number[];
  /** Lines with a secret in plain text among encrypted values. */
  readonly plaintextLines: readonly number[];
}
