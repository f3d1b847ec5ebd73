import type { Secret } from '../finding/secret.ts';

/** Where a new key is stored. It is never shown. */
export interface KeyStore {
  /** For messages: `.env.local`, `the command "gh secret set XAI_API_KEY"`. */
  readonly name: string;
  /** The keys that are stored there now; `undefined` if that cannot be read. @throws ScanError */
  readonly read: () => readonly Secret[] | undefined;
  /** Stores a key in place of others, or in addition. @throws ScanError when it cannot be stored */
  readonly write: (key: Secret, others: readonly Secret[]) => Promise<void>;
}
