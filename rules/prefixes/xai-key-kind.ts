import { XAI_PREFIX } from './xai-prefix.ts';

/**
 * The kind of an xAI key by its prefix: an API key, a key that administers a team, or a token for a browser,
 * which expires by itself. https://docs.x.ai/developers/management-api-guide
 */
export type XaiKeyKind = 'api' | 'management' | 'ephemeral';

const MANAGEMENT_PREFIX = `${XAI_PREFIX}token-`;
/** https://docs.x.ai/developers/model-capabilities/audio/ephemeral-tokens */
const EPHEMERAL_PREFIXES = [`${XAI_PREFIX}realtime-client-secret-`, `${XAI_PREFIX}client-secret.`];

export function getXaiKeyKind(key: string): XaiKeyKind {
  if (key.startsWith(MANAGEMENT_PREFIX)) return 'management';
  return EPHEMERAL_PREFIXES.some((prefix) => key.startsWith(prefix)) ? 'ephemeral' : 'api';
}

/** Begins the title of a finding that has neither a telling name nor the form of a key. */
export const POSSIBLE = 'Possible';
