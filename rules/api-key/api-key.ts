/**
 * The words of every name of an API key, but for those that the configuration adds; and of the other secrets of
 * xAI and X: https://docs.x.com/fundamentals/authentication/overview. Most of its time goes into the first letters
 * of its alternatives, so only those of `api` may be of either case.
 */
export const API_KEY: RegExp =
  /[aA][pP][iI][_\-. ]?(?:[kK][eE][yY]|[tT][oO][kK][eE][nN]|[sS][eE][cC][rR][eE][tT])|(?:XAI_?MANAGEMENT|GROK_?DEPLOYMENT)_?KEY|(?:xaiManagement|grokDeployment)Key|(?<![A-Za-z])(?:X|TWITTER)_(?:BEARER|ACCESS|CLIENT|CONSUMER)_(?:TOKEN|SECRET)|(?<![A-Za-z])(?:x|twitter)(?:Bearer|Access|Client|Consumer)(?:Token|Secret)/;

/** What every text holds that names one, also by a name that only says so beside an address of xAI or X. */
export const API_KEY_MENTION: RegExp =
  /[aA][pP][iI](?:[_\-. ]?(?:[kK][eE][yY]|[tT][oO][kK][eE][nN]|[sS][eE][cC][rR][eE][tT])|\.x\.(?:ai|com)|\.twitter\.com)|MENT_?KEY|[XR]_(?:BEARER|ACCESS|CLIENT|CONSUMER)_|(?:Bearer|Access|Client|Consumer)(?:Token|Secret)|mentKey/;

const ENDPOINT = /\bapi\.(?:x\.ai|x\.com|twitter\.com)\b/;

/** Names that are those of secrets where a text sends something to xAI or X. */
export function listNamesBeside(text: string): readonly string[] {
  return ENDPOINT.test(text) ? ['client_secret'] : [];
}
