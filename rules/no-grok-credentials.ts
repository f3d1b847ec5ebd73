import { isPlaceholder } from './randomness/placeholder.ts';
import { defineRule, type Match, type TextRule } from './rule.ts';
import { body } from './sample.ts';

/** Files of Grok Build and grok-cli below the home directory, which repositories of dotfiles contain copies of. */
const CREDENTIAL_FILE =
  /(?:^|\/)\.?grok\/(?:auth|mcp_credentials|user-settings)(?:\.[\w-]{1,20})?\.json$/i;
/** The issuer of a session of xAI; other files that contain it are copies under another name. */
const ISSUER = 'auth.x.ai';
/** A name and a value in JSON, also in JSON inside a string. */
const PAIR =
  /(?<open>\\{0,7}")(?:access_?token|refresh_?token|id_?token|session_?token|bot_?token|client_?secret|token|key|api_?key|authorization)\k<open>\s{0,8}:\s{0,8}\k<open>(?:bearer )?(?<value>[\w.~+/=:-]{20,8192})\k<open>/dgi;

const rule: TextRule<'no-grok-credentials'> = defineRule({
  kind: 'text',
  generic: true,
  id: 'no-grok-credentials',
  title: 'Credential of the Grok CLI',
  description: 'disallow the tokens that the Grok CLI stores after a login',
  finds:
    'the tokens in `.grok/auth.json`, `mcp_credentials.json` and `user-settings.json`, and xAI refresh tokens in copies of these files',
  why: 'Anyone who has the refresh token can act as you, on your subscription, until you log out: it creates new access tokens without a password.',
  remedy:
    'Run "grok logout" and log in again, which invalidates the token. Keep ~/.grok out of the repository: only config.toml, hooks and skills are meant to be shared. Revoke the token of an MCP server with its vendor.',
  step: 'Remove the tokens: auth.json belongs in no repository',
  reference: 'https://docs.x.ai/docs/key-information/security',
  inEslint: false,
  isNear: true,
  options: {},

  prefilter: /_token\\{0,7}"|[sth]Token\\{0,7}"|auth\.x\.ai/,

  find(text, { path, noteFar }) {
    if (!CREDENTIAL_FILE.test(path) && !text.includes(ISSUER)) return [];
    noteFar?.();
    const matches: Match[] = [];
    for (const { indices, groups } of text.matchAll(PAIR)) {
      const [start = 0, end = 0] = indices?.groups?.['value'] ?? [];
      if (isToken(groups?.['value'] ?? '')) matches.push({ start, end });
    }
    return matches;
  },

  get examples() {
    const session = `{"https://auth.x.ai::cli": {"key": "eyJ${body(60)}.${body(80, 2)}.${body(43, 3)}"}}`;
    return {
      leaks: [
        { path: '.grok/auth.json', text: `{"refresh_token": "${body(48, 4)}"}` },
        { path: 'home/.grok/auth.json', text: session },
        { path: 'backup/grok-session.json', text: session },
        {
          path: 'dot/.grok/mcp_credentials.json',
          text: `{"a": {"access_token": "${body(40, 5)}"}}`,
        },
        {
          path: '.grok/user-settings.json',
          text: `{"telegram": {"botToken": "1234567890:${body(35, 6)}"}}`,
        },
      ],
      clean: [
        { path: '.grok/auth.json', text: '{"refresh_token": "your-refresh-token-goes-here"}' },
        { path: '.grok/settings.json', text: `{"refresh_token": "${body(48, 7)}"}` },
        { path: 'docs/auth.md', text: 'The file holds a "refresh_token": "…" of auth.x.ai.' },
        {
          path: '.grok/user-settings.json',
          text: '{"defaultModel": "grok-code-fast-1", "key": "value"}',
        },
      ],
    };
  },
});

export default rule;

function isToken(value: string): boolean {
  return /\d/.test(value) && /[a-z]/i.test(value) && !isPlaceholder(value.replace(/^eyJ/, ''));
}
