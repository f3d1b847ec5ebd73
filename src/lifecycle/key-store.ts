import type { Secret } from '../finding/secret.ts';

/** Where a new key goes. It is never shown. */
export interface KeyStore {
  /** For messages: `.env.local`, `the command "gh secret set XAI_API_KEY"`. */
  readonly name: string;
  /** The keys that are stored there now; `undefined` where nobody can look. @throws ScanError */
  readonly read: () => readonly Secret[] | undefined;
  /** Puts a key in the place of others, or beside what is there. @throws ScanError when it cannot be stored */
  readonly write: (key: Secret, others: readonly Secret[]) => Promise<void>;
}
