import * as sample from '../../rules/sample.ts';

/** A key that is about to be committed. */
export const key: string = sample.apiKey(11);
/** Another one. */
export const secondKey: string = sample.apiKey(12);
/** A key that history holds already. */
export const oldKey: string = sample.apiKey(13);
export const managementKey: string = sample.managementKey(14);

/** Every key that the situations use: none of them may ever be printed. */
export const keys: readonly string[] = [key, secondKey, oldKey, managementKey];

/** How a key may be shown. */
export function redacted(secret: string): string {
  return `xai-...${secret.slice(-4)}`;
}
