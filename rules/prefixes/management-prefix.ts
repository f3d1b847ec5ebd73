import { XAI_PREFIX } from './xai-prefix.ts';

/** Begins a key that administers a team: https://docs.x.ai/developers/management-api-guide */
export const MANAGEMENT_PREFIX: string = `${XAI_PREFIX}token-`;

export function isManagementKey(key: string): boolean {
  return key.startsWith(MANAGEMENT_PREFIX);
}
