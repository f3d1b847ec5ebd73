import type { Literal } from './string-literal.ts';

/** Files that tell coding agents which servers to start or to ask, and with which headers. */
const AGENT_FILE =
  /(?:^|\/)(?:\.?mcp\.json|mcp_config\.json|claude_desktop_config\.json|\.claude\.json|\.(?:grok|codex)\/config\.toml|\.gemini\/settings\.json|\.claude\/settings[\w.-]{0,40}\.json)$/;

const BEARER =
  /authorization\\{0,8}["']?\s{0,8}[:=]\s{0,8}\\{0,8}["']?bearer\s{1,8}(?<value>[\w+/=.~-]{8,4096})/dgi;

/** What every text holds that has such a header. */
export const BEARER_MENTION = 'bearer\\s';

export function isAgentFile(path: string): boolean {
  return AGENT_FILE.test(path);
}

/** What the headers of an agent's servers hold, whichever service they are of. */
export function readAgentHeaders(text: string): readonly Literal[] {
  return Array.from(text.matchAll(BEARER)).flatMap(({ indices }) => {
    const value = indices?.groups?.['value'];
    return value ? [{ start: value[0], end: value[1], plain: true }] : [];
  });
}
