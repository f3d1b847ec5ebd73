import { trimEnd } from '../api-key/trim-end.ts';
import { XAI_PREFIX } from '../prefixes/xai-prefix.ts';
import { entropy } from '../randomness/entropy.ts';
import { isPlaceholder } from '../randomness/placeholder.ts';
import { randomness } from '../randomness/wordiness.ts';
import type { Match } from '../rule.ts';

/** https://docs.x.ai/developers/model-capabilities/audio/ephemeral-tokens */
const TOKEN =
  /xai-(?:realtime-client-secret-|client-secret\.(?:xai-realtime-client-secret-)?)(?<drawn>[\w.~+/=-]{16,2048})/y;
const MIN_ENTROPY = 3.2;

const EPHEMERAL_TOKEN = {
  title: 'xAI ephemeral token',
  remedy:
    'It expires by itself, minutes after it was made, and cannot be revoked: make sure that it was not made to last longer, and let your server fetch a new one for each session (POST /v1/realtime/client_secrets).',
} as const;

/** A token for browsers that begins at an offset, also in the name of a WebSocket protocol. */
export function matchEphemeralToken(text: string, at: number): Match | undefined {
  TOKEN.lastIndex = at;
  const found = TOKEN.exec(text);
  if (!found) return undefined;
  const drawn = trimEnd(found.groups?.['drawn'] ?? '', '.=/-');
  // A key in place of the token is reported as a key.
  if (drawn.startsWith(XAI_PREFIX) || !/\d/.test(drawn) || isPlaceholder(drawn)) return undefined;
  if (randomness(drawn) <= 0 || entropy(drawn) < MIN_ENTROPY) return undefined;
  const end = at + found[0].lastIndexOf(drawn) + drawn.length;
  return { start: at, end, ...EPHEMERAL_TOKEN };
}
