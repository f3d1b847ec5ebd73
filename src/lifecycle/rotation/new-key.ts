import type { Secret } from '../../finding/secret.ts';
import type { Fields } from '../../xai/answer.ts';

/** The key that is to replace the old one. */
export interface NewKey {
  readonly id: string;
  readonly raw: Fields;
  /** Absent if an earlier run stored it. */
  readonly secret?: Secret;
}
