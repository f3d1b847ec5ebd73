/**
 * The words in every name of an API key, except configured ones; and of the other secrets of xAI and X:
 * https://docs.x.com/fundamentals/authentication/overview. Matching spends most of its time on the first
 * letters of its alternatives, so only those of `api` are case-insensitive.
 */
export const API_KEY: RegExp =
  /[aA][pP][iI][_\-. ]?(?:[kK][eE][yY]|[tT][oO][kK][eE][nN]|[sS][eE][cC][rR][eE][tT])|(?:XAI_?MANAGEMENT|GROK_?DEPLOYMENT)_?KEY|(?:xai_?[mM]anagement|grok_?[dD]eployment)_?[kK]ey|(?<![A-Za-z])(?:X|TWITTER)_(?:BEARER|ACCESS|CLIENT|CONSUMER)_(?:TOKEN|SECRET)|(?<![A-Za-z])(?:x|twitter)(?:(?:Bearer|Access|Client|Consumer)(?:Token|Secret)|_(?:bearer|access|client|consumer)_(?:token|secret))|(?:(?<![A-Za-z])(?:xai|grok)_?|Xai|Grok)(?:[kK]ey|[tT]oken|[sS]ecret)|(?<![A-Za-z])(?:XAI|GROK)_?(?:KEY|TOKEN|SECRET)/;

/**
 * Matches every text that names one, including names that only count next to a URL of xAI or X, or in a file
 * that configures the servers of coding agents.
 */
export const API_KEY_MENTION: RegExp =
  /api(?:[_\-. ]?(?:key|token|secret)|\.x\.(?:ai|com)|\.twitter\.com)|(?:xai|grok)_?(?:token|key|secret)|[xr]_(?:bearer|access|client|consumer)_|(?:bearer|access|client|consumer)(?:token|secret)|ment_?key|mcp_?servers|"(?:env|servers)"|http_headers|experimental_bearer|bearer\s/i;

const HOSTS = ['x.ai', 'x.com', 'twitter.com'] as const;
const ENDPOINT = new RegExp(`\\bapi\\.(?:${HOSTS.join('|').replaceAll('.', '\\.')})\\b`);

/** Names of secrets in texts that send something to xAI or X. */
export function listNamesNearXai(text: string): readonly string[] {
  // Most texts have none of them, which is checked ten times faster without the pattern.
  const isNear = HOSTS.some((host) => text.includes(host)) && ENDPOINT.test(text);
  return isNear ? ['client_secret', 'bearer_token', 'access_token'] : [];
}
