import { describe, expect, test } from 'vitest';
import { reveal } from '../../src/finding/secret.ts';
import { lintBytes } from '../support/find-escape.ts';
import { key, secondKey } from '../support/keys.ts';

/** A result of a tool as a transcript has it: a string in a line of JSON. */
function toLine(output: string): string {
  const content = [{ type: 'tool_result', content: output }];
  return `${JSON.stringify({ type: 'user', message: { role: 'user', content } })}\n`;
}

const GREEN = '\u001b[32m';

/** What agents and shells keep, by the name of the file. */
const FILES: readonly (readonly [string, string | Buffer])[] = [
  ['.claude/projects/-r/s.jsonl', toLine(`export XAI_API_KEY=${key}`)],
  ['.claude/projects/-r/s/subagents/agent-1.jsonl', toLine(`${GREEN}${key}\u001b[0m`)],
  ['.claude/projects/-r/s.jsonl', toLine(toLine(`a\n${GREEN}${key}\u001b[0m\n`))],
  ['.claude/projects/-r/s.jsonl', toLine(toLine(toLine(`key: "${key}"`)))],
  [
    '.claude/settings.local.json',
    `{"permissions": {"allow": ["Bash(curl -H \\"Authorization: Bearer ${key}\\" https://api.x.ai)"]}}`,
  ],
  ['.claude.json', `{"mcpServers": {"a": {"env": {"XAI_API_KEY": "${key}"}}}}`],
  ['.grok/sessions/%2Fr/1/updates.jsonl', toLine(`${'lorem ipsum '.repeat(5000)}${key}`)],
  ['.grok/config.toml', `[mcp_servers.a]\nenv = { XAI_API_KEY = "${key}" }\n`],
  ['.grok/user-settings.json', `{"apiKey": "${key}"}`],
  ['.codex/sessions/2026/11/30/rollout-1.jsonl', toLine(`$ env\nXAI_API_KEY=${key}\n`)],
  ['.copilot/session-state/1/events.jsonl', toLine(`curl -H 'Authorization: Bearer ${key}'`)],
  [
    '.gemini/tmp/a/chats/1.json',
    JSON.stringify([{ text: `\`\`\`\n${key}\n\`\`\`` }], undefined, 2),
  ],
  ['.cline/data/secrets.json', `{"xaiApiKey":"${key}"}`],
  ['.zsh_history', `: 1700000000:0;export XAI_API_KEY=${key}\n: 1700000001:0;ls\n`],
  ['.bash_history', `curl https://api.x.ai/v1/models -H "Authorization: Bearer ${key}"\n`],
  [
    'state.vscdb',
    Buffer.concat([
      Buffer.from('SQLite format 3\0'),
      Buffer.alloc(200),
      Buffer.from(`bubbleId:1{"text":"${key}"}`),
      Buffer.alloc(50),
    ]),
  ],
  [
    'state.vscdb',
    Buffer.concat([
      Buffer.from('SQLite format 3\0'),
      Buffer.alloc(200),
      Buffer.from(`{"text":"${key}"}`, 'utf16le'),
    ]),
  ],
];

test.each(FILES)('%s', async (path, content) => {
  const { findings, errors } = await lintBytes(Buffer.from(content), path);
  expect(errors).toEqual([]);
  expect(findings.map(({ secret }) => secret && reveal(secret) === key)).toEqual([true]);
});

describe('a line of megabytes', () => {
  test('among others', async () => {
    const lines = [toLine('x '.repeat(2 ** 20) + key), toLine('short'), toLine(secondKey)];
    const { findings } = await lintBytes(Buffer.from(lines.join('')), 'a.jsonl');
    expect(findings.map(({ region }) => region?.line)).toEqual([1, 3]);
  });
});
