import type { Match, TextContext } from '../rule.ts';

/** The option without which the SDKs of OpenAI and Anthropic refuse to run in a browser. */
export const BROWSER_OPTION = 'dangerouslyAllowBrowser';
const ALLOWED = /dangerouslyAllowBrowser["']?\s{0,8}[:=]\s{0,8}\{?\s{0,8}(?:true|!0)\b/y;
/** The file sends its requests to xAI. */
const XAI = /\bapi\.x\.ai\b|\bX[Aa][Ii]_(?:BASE_URL|API_KEY)\b|\bGROK_API_KEY\b/;

const EXPOSED = {
  title: 'xAI client that runs in the browser',
  remedy:
    'Call the API from your server. Where the browser has to connect itself, as for voice, give it an ephemeral token that your server gets from /v1/realtime/client_secrets and that expires in minutes.',
} as const;

/** Clients of xAI that are told to run in a browser, which every visitor can take the key from. */
export function findBrowserClients(text: string, noteFar: TextContext['noteFar']): Match[] {
  const matches: Match[] = [];
  if (!text.includes(BROWSER_OPTION)) return matches;
  noteFar?.();
  if (!XAI.test(text)) return matches;
  for (
    let at = text.indexOf(BROWSER_OPTION);
    at !== -1;
    at = text.indexOf(BROWSER_OPTION, at + 1)
  ) {
    ALLOWED.lastIndex = at;
    if (ALLOWED.test(text)) matches.push({ start: at, end: ALLOWED.lastIndex, ...EXPOSED });
  }
  return matches;
}
