/**
 * The words of every name of an API key, but for those that the configuration adds; and of the other secrets of
 * xAI and X: https://docs.x.com/fundamentals/authentication/overview
 */
export const API_KEY: RegExp =
  /api[_\-. ]?(?:key|token|secret)|(?:xai[_-]?management|grok[_-]?deployment)[_-]?key|(?<![a-z])(?:x|twitter)[_-]?(?:bearer|access|client|consumer)[_-]?(?:token|secret)/i;

/** What every text holds that names one, also by a name that only says so beside an address of xAI or X. */
export const API_KEY_MENTION: RegExp = new RegExp(`${API_KEY.source}|client[_\\-. ]?secret`, 'i');

const ENDPOINT =
  /\b(?:api|auth|accounts|management-api)\.x\.ai\b|\bapi\.(?:x|twitter)\.com\b|\b(?:x|twitter)\.com\/i\/oauth2\b/;

/** Names that are those of secrets where a text sends something to xAI or X. */
export function listNamesBeside(text: string): readonly string[] {
  return ENDPOINT.test(text) ? ['client_secret'] : [];
}
