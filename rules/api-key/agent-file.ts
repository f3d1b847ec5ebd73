import { namesOtherThing } from './api-key-name.ts';

/** Files that tell coding agents which servers to start or to call, and with which variables and headers. */
const AGENT_FILE =
  /(?:^|\/)(?:\.?mcp\.json|mcp_config\.json|claude_desktop_config\.json|\.claude\.json|\.(?:grok|codex)\/config\.toml|\.gemini\/settings\.json|\.claude\/settings[\w.-]{0,40}\.json)$/;

/** A span of a text; offsets are UTF-16 units. */
interface Span {
  readonly start: number;
  readonly end: number;
}

const BEARER =
  /authorization\\{0,8}["']?\s{0,8}[:=]\s{0,8}\\{0,8}["']?(?:bearer|token|basic)\s{1,8}(?<value>[\w+/=.~-]{8,4096})/dgi;

/** The last word of a name, the separator, and the value up to its end. */
const NAMED =
  /(?:token|key|secret|password|passwd|credentials?|pat)\\{0,8}["']?\s{0,8}[:=,]\s{0,8}\\{0,8}["']?(?<value>[\w+/=.~-]{8,4096})(?=[\\"'\s]|$)/dgi;
/** How much of a name precedes its last word. */
const NAME_REACH = 64;
const NAME_START = /[\w-]{0,64}$/;

export function isAgentFile(path: string): boolean {
  return AGENT_FILE.test(path);
}

/**
 * Values with the name of a secret in the configuration of an agent's servers, for any service: in variables,
 * headers and arguments (`"GITHUB_TOKEN": "…"`, `"--token", "…"`, `-e GITHUB_TOKEN=…`). Grouped by kind.
 */
export function readAgentSecrets(text: string): readonly Span[] {
  const named = Array.from(text.matchAll(NAMED)).filter(({ 0: all, index }) => {
    const word = /^[a-z]+/i.exec(all)?.[0] ?? '';
    const before = text.slice(Math.max(0, index - NAME_REACH), index);
    const name = (NAME_START.exec(before)?.[0] ?? '') + word;
    // `path` ends in `pat`, which needs a separator before it.
    const isWord = !/^pat$/i.test(word) || /[_-]pat$/i.test(name);
    return isWord && !namesOtherThing(name);
  });
  return [...text.matchAll(BEARER), ...named].flatMap(({ indices }) => {
    const value = indices?.groups?.['value'];
    return value ? [{ start: value[0], end: value[1] }] : [];
  });
}
