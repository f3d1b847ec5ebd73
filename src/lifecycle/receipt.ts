import { VERSION } from '../package/version.ts';
import { formatAsJson } from '../reporters/format-json.ts';
import type { KeyAnswer } from '../xai/ask-about-key.ts';
import type { Team } from '../xai/management-client.ts';
import type { Exchange } from '../xai/transport.ts';
import type { FoundKey } from './found-key.ts';

/** A record of what was done with keys. Without secrets. */
export interface Receipt {
  readonly command: 'revoke' | 'rotate';
  /** ISO 8601, in UTC. */
  readonly started: string;
  readonly ended: string;
  readonly exit: 0 | 1 | 2;
  readonly management?: Team | undefined;
  readonly keys: readonly KeyRecord[];
  /** Every request, in order. */
  readonly exchanges: readonly Exchange[];
}

export type KeyRecord = Pick<FoundKey, 'places' | 'fingerprints' | 'kind'> & {
  /** As in the console. */
  readonly key: string;
  readonly before?: KeyAnswer;
  readonly after?: KeyAnswer;
  readonly [result: string]: unknown;
};

/** As JSON: version 1 of the format. */
export function formatReceipt(receipt: Receipt): string {
  return formatAsJson({ version: 1, tool: `keyfence ${VERSION}`, ...receipt });
}
