/**
 * The words of every name of an API key, but for those that the configuration adds; and of the other secrets of
 * xAI and X: https://docs.x.com/fundamentals/authentication/overview. Most of its time goes into the first letters
 * of its alternatives, so only those of `api` may be of either case.
 */
export const API_KEY: RegExp =
  /[aA][pP][iI][_\-. ]?(?:[kK][eE][yY]|[tT][oO][kK][eE][nN]|[sS][eE][cC][rR][eE][tT])|(?:XAI_?MANAGEMENT|GROK_?DEPLOYMENT)_?KEY|(?:xai_?[mM]anagement|grok_?[dD]eployment)_?[kK]ey|(?<![A-Za-z])(?:X|TWITTER)_(?:BEARER|ACCESS|CLIENT|CONSUMER)_(?:TOKEN|SECRET)|(?<![A-Za-z])(?:x|twitter)(?:(?:Bearer|Access|Client|Consumer)(?:Token|Secret)|_(?:bearer|access|client|consumer)_(?:token|secret))|(?:(?<![A-Za-z])(?:xai|grok)_?|Xai|Grok)(?:[kK]ey|[tT]oken|[sS]ecret)|(?<![A-Za-z])(?:XAI|GROK)_?(?:KEY|TOKEN|SECRET)/;

/**
 * What every text holds that names one, also by a name that only says so beside an address of xAI or X, or in a file
 * that configures the servers of coding agents.
 */
export const API_KEY_MENTION: RegExp =
  /api(?:[_\-. ]?(?:key|token|secret)|\.x\.(?:ai|com)|\.twitter\.com)|(?:xai|grok)_?(?:token|key|secret)|[xr]_(?:bearer|access|client|consumer)_|(?:bearer|access|client|consumer)(?:token|secret)|ment_?key|mcp_?servers|"(?:env|servers)"|http_headers|experimental_bearer|bearer\s/i;

const ENDPOINT = /\bapi\.(?:x\.ai|x\.com|twitter\.com)\b/;

/** Names that are those of secrets where a text sends something to xAI or X. */
export function listNamesBeside(text: string): readonly string[] {
  return ENDPOINT.test(text) ? ['client_secret', 'bearer_token', 'access_token'] : [];
}
