import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../../src/agents/calls/json-object.ts';
import { PROTOCOLS } from '../../src/agents/protocols/index.ts';
import { key, redacted } from '../support/keys.ts';
import { makePayloads } from './payloads.ts';
import { Workspace } from './workspace.ts';

const [head, tail] = [key.slice(0, 30), key.slice(30)];

function claude(workspace: Workspace, tool_name: string, tool_input: unknown): JsonObject {
  return {
    session_id: 's1',
    transcript_path: '/home/a/.claude/projects/p/s1.jsonl',
    cwd: workspace.root,
    permission_mode: 'default',
    hook_event_name: 'PreToolUse',
    tool_name,
    tool_input,
  };
}

describe('who asks', () => {
  test('Grok Build runs the hooks of Claude Code, and takes their answer for consent', async () => {
    using workspace = new Workspace();
    const { write } = makePayloads('grok', workspace.root);
    const answer = await workspace.ask(write('a.py', key), 'claude');
    expect(answer.exitCode).toBe(2);
    expect(JSON.parse(answer.stdout)).toMatchObject({ decision: 'deny' });
    expect(answer.stderr.split('\n')[0]?.length).toBeLessThanOrEqual(256);
  });

  test('Cursor runs them as well, with a payload of its own', async () => {
    using workspace = new Workspace();
    const { write } = makePayloads('cursor', workspace.root);
    const answer = await workspace.ask(write('a.py', key), 'claude');
    expect(JSON.parse(answer.stdout)).toMatchObject({ permission: 'deny' });
  });

  test('Copilot has no name of the event in the payloads of its camelCase events', async () => {
    using workspace = new Workspace();
    const payload = {
      sessionId: 's1',
      timestamp: 1,
      cwd: workspace.root,
      toolName: 'create',
      toolArgs: JSON.stringify({ path: 'a.py', file_text: key }),
    };
    for (const [agent, event] of [['copilot', 'preToolUse'], ['copilot'], []] as const) {
      const { stdout } = await workspace.ask(payload, agent, event);
      expect(JSON.parse(stdout)).toMatchObject({ permissionDecision: 'deny' });
    }
    const prompt = { sessionId: 's1', timestamp: 1, cwd: workspace.root, prompt: `use ${key}` };
    const { stdout } = await workspace.ask(prompt, 'copilot', 'userPromptSubmitted');
    expect(JSON.parse(stdout)).toMatchObject({ decision: 'block' });
  });

  test('the agent of VS Code mixes spellings', async () => {
    using workspace = new Workspace({ '.env': `XAI_API_KEY=${key}` });
    const common = {
      timestamp: 'now',
      cwd: workspace.root,
      sessionId: 's1',
      hookEventName: 'PreToolUse',
      transcript_path: '/home/a/User/workspaceStorage/1/GitHub.copilot-chat/transcripts/a.jsonl',
    };
    for (const [tool_name, tool_input] of [
      ['read_file', { filePath: '.env', startLine: 1, endLine: 9 }],
      ['run_in_terminal', { command: 'cat .env', explanation: 'a' }],
      ['create_file', { filePath: 'a.ts', content: key }],
      [
        'multi_replace_string_in_file',
        { replacements: [{ filePath: 'a.ts', oldString: '', newString: key }] },
      ],
    ] as const) {
      const { stdout } = await workspace.ask({ ...common, tool_name, tool_input });
      expect(JSON.parse(stdout)).toMatchObject({
        hookSpecificOutput: { hookEventName: 'PreToolUse', permissionDecision: 'deny' },
      });
    }
  });

  test('a payload of an unknown agent is denied by the exit code', async () => {
    using workspace = new Workspace();
    const answer = await workspace.ask({ tool: 'x', input: {} });
    expect(answer).toMatchObject({ exitCode: 2, stdout: '' });
    expect(answer.stderr).toContain('could not tell which agent is asking');
  });

  test('events that are nothing to us get no answer', async () => {
    using workspace = new Workspace();
    const { session_id, transcript_path, cwd } = claude(workspace, '', {});
    const started = { session_id, transcript_path, cwd, hook_event_name: 'SessionStart' };
    expect(await workspace.ask(started)).toEqual({ exitCode: 0, stdout: '', stderr: '' });
  });
});

describe('what is not seen is denied', () => {
  test('Grok Build cuts arguments at 128 KiB', async () => {
    using workspace = new Workspace();
    const { write } = makePayloads('grok', workspace.root);
    const cut = `{"file_path":"a","content":"${'a'.repeat(1000)} [truncated]`;
    const payload = { ...write('a', ''), toolInput: cut, toolInputTruncated: true };
    const answer = await workspace.ask(payload);
    expect(answer.exitCode).toBe(2);
    expect(answer.stdout).toContain('truncated the arguments');
  });

  test.each(PROTOCOLS.map(({ name }) => name))(
    '%s: no denial is without a reason',
    async (agent) => {
      using workspace = new Workspace();
      const { exitCode, stdout, stderr } = await workspace.ask(Buffer.from('{'), agent);
      if (exitCode === 2) expect(stderr.trim()).not.toBe('');
      else expect(stdout).toMatch(/keyfence stopped this/);
    },
  );

  test('a configuration that is broken, and one that is not JSON at all', async () => {
    using workspace = new Workspace({ 'keyfence.config.json': '{ "rules": 1 }' });
    const { command } = makePayloads('claude', workspace.root);
    expect(await workspace.ask(command('ls'))).toMatchObject({ exitCode: 2 });
    workspace.write('keyfence.config.json', '{');
    expect(await workspace.ask(command('ls'))).toMatchObject({ exitCode: 2 });
  });

  test('a command that is nested too deeply', async () => {
    using workspace = new Workspace();
    const { command } = makePayloads('claude', workspace.root);
    const line = `${'$('.repeat(40)}cat .env${')'.repeat(40)}`;
    const answer = await workspace.ask(command(line));
    expect(answer).toMatchObject({ exitCode: 2 });
    expect(answer.stderr).toContain('nested too deeply');
  });
});

describe('files as they will be', () => {
  test('an edit that completes a key', async () => {
    using workspace = new Workspace({ 'a.py': `key = "${head}PART"\n` });
    const edit = { file_path: 'a.py', old_string: 'PART', new_string: tail };
    expect(await workspace.ask(claude(workspace, 'Edit', edit))).toMatchObject({ exitCode: 2 });
    const edits = { file_path: 'a.py', edits: [{ old_string: 'PART', new_string: tail }] };
    expect(await workspace.ask(claude(workspace, 'MultiEdit', edits))).toMatchObject({
      exitCode: 2,
    });
  });

  test('an edit that removes a key, and one next to it', async () => {
    using workspace = new Workspace({ 'a.py': `key = "${key}"\na = 1\n` });
    const out = {
      file_path: 'a.py',
      old_string: `"${key}"`,
      new_string: 'os.environ["XAI_API_KEY"]',
    };
    expect(await workspace.ask(claude(workspace, 'Edit', out))).toMatchObject({ exitCode: 0 });
    const beside = { file_path: 'a.py', old_string: 'a = 1', new_string: 'a = 2' };
    expect(await workspace.ask(claude(workspace, 'Edit', beside))).toMatchObject({ exitCode: 0 });
    const copy = { file_path: 'a.py', old_string: 'a = 1', new_string: `a = "${key}"` };
    expect(await workspace.ask(claude(workspace, 'Edit', copy))).toMatchObject({ exitCode: 2 });
  });

  test('lines of hashline_edit', async () => {
    using workspace = new Workspace({ 'a.py': `a = 1\nkey = "${head}"\n` });
    const make = (edits: unknown): JsonObject => ({
      ...makePayloads('grok', workspace.root).command(''),
      toolName: 'hashline_edit',
      toolInput: { file_path: 'a.py', edits },
    });
    const edits = [{ op: 'replace', anchor: '2:abc:rst', content: `key = "${key}"` }];
    for (const written of [edits, JSON.stringify(edits)])
      expect(await workspace.ask(make(written))).toMatchObject({ exitCode: 2 });
    const clean = [{ op: 'insert_after', anchor: '0:', content: 'import os' }];
    expect(await workspace.ask(make(clean))).toMatchObject({ exitCode: 0 });
  });

  test.each([
    ['adds', `*** Add File: b.py\n+key = "${key}"`, 2],
    ['completes', `*** Update File: a.py\n@@\n-key = "PART"\n+key = "${key}"`, 2],
    ['moves', `*** Update File: a.py\n*** Move to: c.py\n@@\n a = 1\n+key = "${key}"`, 2],
    ['is wrong and brings', `*** Update File: a.py\n@@\n-not there\n+key = "${key}"`, 2],
    ['is no patch and brings', `*** Update File: a.py\n${key}`, 2],
    [
      'takes out',
      `*** Update File: old.py\n@@\n-key = "${key}"\n+key = os.environ["XAI_API_KEY"]`,
      0,
    ],
    ['has beside it', `*** Update File: old.py\n@@\n key = "${key}"\n-a = 1\n+a = 2`, 0],
    ['deletes', '*** Delete File: old.py', 0],
  ])('apply_patch that %s a key', async (_, body, exitCode) => {
    using workspace = new Workspace({
      'a.py': 'a = 1\nkey = "PART"\n',
      'old.py': `key = "${key}"\na = 1\n`,
    });
    const command = `*** Begin Patch\n${body}\n*** End Patch`;
    const payload = { ...claude(workspace, 'apply_patch', { command }), turn_id: '1' };
    expect(await workspace.ask(payload, 'codex')).toMatchObject({ exitCode });
  });

  test('SEARCH/REPLACE blocks and unified diffs', async () => {
    using workspace = new Workspace({ 'a.py': 'key = "PART"\n' });
    const block = `<<<<<<< SEARCH\nkey = "PART"\n=======\nkey = "${key}"\n>>>>>>> REPLACE`;
    const diff = `--- a/a.py\n+++ b/a.py\n@@ -1 +1 @@\n-key = "PART"\n+key = "${key}"\n`;
    for (const text of [block, diff, `${block}\n${key}`]) {
      const payload = claude(workspace, 'replace_in_file', { path: 'a.py', diff: text });
      expect(await workspace.ask(payload)).toMatchObject({ exitCode: 2 });
    }
  });

  test.each([
    { path: 'a', content: [key] },
    [{ a: { b: [[key]] } }],
    { [key]: 1 },
    { pieces: [key.slice(0, 40), key.slice(40)] },
    { encoded: Buffer.from(`key=${key}`).toString('base64') },
    key,
    `{"cut": "${key}`,
  ])('arguments of an MCP server of any shape', async (args) => {
    using workspace = new Workspace();
    const answer = await workspace.ask(claude(workspace, 'mcp__server__tool', args));
    expect(answer).toMatchObject({ exitCode: 2 });
  });

  test('a subagent is asked like any other', async () => {
    using workspace = new Workspace({ '.env': `XAI_API_KEY=${key}` });
    const payload = claude(workspace, 'Read', { file_path: '.env' });
    const sub = { ...payload, agent_id: 'a1', agent_type: 'Explore' };
    expect(await workspace.ask(sub)).toMatchObject({ exitCode: 2 });
  });
});

describe('one judge', () => {
  const content = `key = "${key}"`;
  test('comments, the configuration and the baseline count', async () => {
    using workspace = new Workspace();
    const write = (path: string, text: string): JsonObject =>
      claude(workspace, 'Write', { file_path: path, content: text });
    const comment = ['# keyfence', 'allow no-xai-key: an example'].join('-');
    expect(await workspace.ask(write('a.py', `${content}  ${comment}\n`))).toMatchObject({
      exitCode: 0,
    });
    expect(await workspace.ask(write('fixtures/a.py', content))).toMatchObject({ exitCode: 2 });
    workspace.write('keyfence.config.json', '{ "ignore": ["fixtures/"] }');
    expect(await workspace.ask(write('fixtures/a.py', content))).toMatchObject({ exitCode: 0 });
    expect(await workspace.ask(write('a.py', content))).toMatchObject({ exitCode: 2 });
    // No glob is about what is in no file.
    workspace.write('keyfence.config.json', '{ "ignore": ["*", "**/*.json", "*.sh"] }');
    const mcp = claude(workspace, 'mcp__a__b', { value: key });
    expect(await workspace.ask(mcp)).toMatchObject({ exitCode: 2 });
    workspace.write('keyfence.config.json', '{ "rules": { "no-xai-key": "warn" } }');
    expect(await workspace.ask(write('a.py', content))).toMatchObject({ exitCode: 0 });
  });

  test.each([
    ['deny', 2, 'It sets XAI_API_KEY, DB_PASSWORD.'],
    ['redact', 2, 'XAI_API_KEY=<hidden>\nDB_PASSWORD=<hidden>'],
    ['allow', 0, ''],
  ])('secret files: %s', async (secretFiles, exitCode, said) => {
    using workspace = new Workspace({
      '.env': `XAI_API_KEY=${key}\nDB_PASSWORD=hunter2\n`,
      'keyfence.config.json': JSON.stringify({ agents: { secretFiles } }),
    });
    const read = await workspace.ask(claude(workspace, 'Read', { file_path: '.env' }));
    expect(read.exitCode).toBe(exitCode);
    expect(read.stderr).toContain(said);
    expect(read.stderr).not.toContain('hunter2');
    const cat = await workspace.ask(claude(workspace, 'Bash', { command: 'cat .env' }));
    expect(cat.exitCode).toBe(exitCode);
  });

  test('a file with a key is given without it, and lines without it are read as they are', async () => {
    using workspace = new Workspace({
      'a.py': `import os\n${'a = 1\n'.repeat(20)}key = "${key}"\n`,
    });
    const read = (range: object): JsonObject =>
      claude(workspace, 'Read', { file_path: 'a.py', ...range });
    const whole = await workspace.ask(read({}));
    expect(whole.exitCode).toBe(2);
    expect(whole.stderr).toContain('(no-xai-key, line 22)');
    expect(whole.stderr).toContain(`key = "${redacted(key)}"`);
    expect(await workspace.ask(read({ offset: 1, limit: 5 }))).toMatchObject({ exitCode: 0 });
    expect(await workspace.ask(read({ offset: 15, limit: 10 }))).toMatchObject({ exitCode: 2 });
  });

  test('a link to a file of secrets is that file, whatever it is called', async () => {
    using workspace = new Workspace({ '.env': 'DB_PASSWORD=hunter2\n' });
    symlinkSync('.env', join(workspace.root, 'notes.txt'));
    const read = claude(workspace, 'Read', { file_path: 'notes.txt' });
    expect(await workspace.ask(read)).toMatchObject({ exitCode: 2 });
  });

  test('what is typed into a shell that runs already', async () => {
    using workspace = new Workspace({ '.env': `XAI_API_KEY=${key}\n` });
    const typed = claude(workspace, 'write_stdin', { session_id: 1, chars: 'cat .env\n' });
    expect(await workspace.ask(typed)).toMatchObject({ exitCode: 2 });
  });

  test('a search shows what it finds', async () => {
    using workspace = new Workspace({ '.env': `XAI_API_KEY=${key}\n`, 'a.py': 'a = 1\n' });
    const grep = (pattern: string, path?: string): JsonObject =>
      claude(workspace, 'Grep', { pattern, ...(path !== undefined && { path }) });
    expect(await workspace.ask(grep('XAI', '.env'))).toMatchObject({ exitCode: 2 });
    expect(await workspace.ask(grep('x.*'))).toMatchObject({ exitCode: 2 });
    expect(await workspace.ask(grep('import'))).toMatchObject({ exitCode: 0 });
    expect(await workspace.ask(claude(workspace, 'Glob', { pattern: '.env*' }))).toMatchObject({
      exitCode: 0,
    });
  });
});

describe('the guard itself', () => {
  const hook = '#!/bin/sh\nkeyfence_hook=pre-commit # keyfence: keeps secrets out\nnpm test\n';
  const settings = JSON.stringify(
    { hooks: { PreToolUse: [{ command: 'agent-hook.sh of keyfence' }] } },
    undefined,
    2,
  );
  const files = {
    '.husky/pre-commit': hook,
    '.claude/settings.json': settings,
    'package.json': '{\n  "keyfence": { "ignore": [] },\n  "version": "1.0.0"\n}\n',
    'other/package.json': '{\n  "version": "1.0.0"\n}\n',
  };
  test.each([
    ['Write', { file_path: 'keyfence.config.json', content: '{ "ignore": ["**"] }' }, 2],
    ['Write', { file_path: 'sub/keyfence.config.json', content: '{}' }, 2],
    ['Write', { file_path: '.keyfence-baseline.jsonl', content: '' }, 2],
    [
      'Edit',
      { file_path: '.husky/pre-commit', old_string: 'keyfence_hook=pre-commit', new_string: ':' },
      2,
    ],
    [
      'Edit',
      { file_path: '.husky/pre-commit', old_string: '#!/bin/sh', new_string: '#!/bin/sh\nexit 0' },
      2,
    ],
    [
      'Edit',
      { file_path: '.husky/pre-commit', old_string: 'npm test', new_string: 'npm run lint' },
      0,
    ],
    [
      'Edit',
      {
        file_path: '.claude/settings.json',
        old_string: 'agent-hook.sh of keyfence',
        new_string: 'true',
      },
      2,
    ],
    [
      'Write',
      {
        file_path: '.claude/settings.json',
        content: `{ "disableAllHooks": true, ${settings.slice(1)}`,
      },
      2,
    ],
    [
      'Edit',
      {
        file_path: '.claude/settings.json',
        old_string: '{\n  "hooks"',
        new_string: '{\n  "a": 1,\n  "hooks"',
      },
      0,
    ],
    [
      'Edit',
      { file_path: 'package.json', old_string: '"ignore": []', new_string: '"ignore": ["**"]' },
      2,
    ],
    ['Edit', { file_path: 'package.json', old_string: '1.0.0', new_string: '1.0.1' }, 0],
    ['Edit', { file_path: 'other/package.json', old_string: '1.0.0', new_string: '1.0.1' }, 0],
    [
      'apply_patch',
      { command: '*** Begin Patch\n*** Delete File: .husky/pre-commit\n*** End Patch' },
      2,
    ],
    ['Bash', { command: 'echo "{}" > keyfence.config.json' }, 2],
    ['Bash', { command: 'sed -i s/x/y/ .husky/pre-commit' }, 2],
    ['Bash', { command: 'cat keyfence.config.json; git diff .husky/pre-commit' }, 0],
  ])('%s %j', async (tool, input, exitCode) => {
    using workspace = new Workspace(files);
    const answer = await workspace.ask(claude(workspace, tool, input));
    expect(answer, answer.stderr).toMatchObject({ exitCode });
  });
});

describe('what a tool answered', () => {
  test('keeps its shape, and loses its secrets wherever they stand', async () => {
    using workspace = new Workspace();
    const payload = {
      ...claude(workspace, 'Bash', { command: 'make' }),
      hook_event_name: 'PostToolUse',
      tool_response: { stdout: `a\nXAI_API_KEY=${key}\n`, list: [key, 1, null], [key]: true },
    };
    const { stdout } = await workspace.ask(payload);
    const { hookSpecificOutput } = JSON.parse(stdout) as { hookSpecificOutput: JsonObject };
    expect(hookSpecificOutput['updatedToolOutput']).toEqual({
      stdout: `a\nXAI_API_KEY=${redacted(key)}\n`,
      list: [redacted(key), 1, null],
      [redacted(key)]: true,
    });
  });
});

describe('prompts', () => {
  test.each(['@.env', 'see @"my dir/.env".', '(@my\\ dir/.env)', '@.env#L1-2', '@.env:1'])(
    'a mention of a file: %s',
    async (mention) => {
      using workspace = new Workspace({
        '.env': `XAI_API_KEY=${key}`,
        'my dir/.env': `XAI_API_KEY=${key}`,
      });
      const { prompt } = makePayloads('claude', workspace.root);
      expect(await workspace.ask(prompt?.(`look at ${mention}`))).toMatchObject({ exitCode: 2 });
    },
  );

  test('a mail address is not a file', async () => {
    using workspace = new Workspace({ '.env': `XAI_API_KEY=${key}` });
    const { prompt } = makePayloads('claude', workspace.root);
    expect(await workspace.ask(prompt?.('write to a@.env and @nobody'))).toMatchObject({
      exitCode: 0,
    });
  });
});

describe('arguments of other shapes', () => {
  const files = {
    '.env': `XAI_API_KEY=${key}\n`,
    'sub/.env.local': `XAI_API_KEY=${key}\n`,
    'half.py': `a = "${head}MARK"\n`,
    'a.py': 'import os\n',
  };
  const patch = `*** Begin Patch\n*** Update File: half.py\n@@\n-a = "${head}MARK"\n+a = "${head}${tail}"\n*** End Patch`;

  test.each<[string, unknown]>([
    ['shell', { command: 'cat .env.local', workdir: 'sub' }],
    ['shell', { command: ['cat', '.env.local'], workdir: 'sub' }],
    ['shell', { command: 'cat', args: ['.env'] }],
    ['shell', { command: ['bash', '-lc', `apply_patch <<'X'\n${patch}\nX`] }],
    ['Bash', { commands: ['cat .env'] }],
    ['Bash', { bash_command: 'cat .env' }],
    ['Bash', 'cat .env'],
    ['execute_code', { code: 'print(open(".env").read())' }],
    ['mcp__fs__get', { name: '.env' }],
    ['mcp__fs__get', { args: ['.env'] }],
    ['Read', { file_path: 'half.py', startLine: -1, endLine: -1, pattern: '' }],
    ['Bash', '{"command":"cat .e'],
  ])('%s %j', async (tool, input) => {
    using workspace = new Workspace(tool === 'Read' ? { ...files, 'half.py': key } : files);
    expect(await workspace.ask(claude(workspace, tool, input))).toMatchObject({ exitCode: 2 });
  });

  test.each<[string, unknown]>([
    ['shell', { command: ['npm', 'test'], workdir: 'sub' }],
    ['Bash', { command: 'git status', description: 'Show .env' }],
    ['Grep', { pattern: 'XAI', output_mode: 'files_with_matches' }],
    ['execute_code', { code: 'print(1)' }],
    ['mcp__fs__get', { name: 'a.py' }],
    ['mcp__github__create_issue', { title: 'Do not commit .env', body: 'It was there.' }],
  ])('but not: %s %j', async (tool, input) => {
    using workspace = new Workspace(files);
    expect(await workspace.ask(claude(workspace, tool, input))).toMatchObject({ exitCode: 0 });
  });

  test.each([
    { prompt: [{ type: 'text', text: key }] },
    { userPrompt: key },
    { prompt: 'x', attachments: [{ type: 'text', content: key }] },
    { prompt: [{ type: 'text', text: 'look at @.env' }] },
  ])('a prompt', async (fields) => {
    using workspace = new Workspace(files);
    const payload = { cwd: workspace.root, hook_event_name: 'UserPromptSubmit', ...fields };
    expect(await workspace.ask(payload, 'claude')).toMatchObject({ exitCode: 2 });
  });
});

test('a nested configuration applies to the files below it', async () => {
  const token = ['acme', 'zzzdefghij0123456789'].join('-');
  const pattern = {
    id: 'acme',
    title: 'Acme token',
    remedy: 'Revoke it.',
    prefix: 'acme-',
    alphabet: 'a-z0-9',
    length: 20,
    examples: [token.replaceAll('z', 'y')],
  };
  using workspace = new Workspace({
    'sub/keyfence.config.json': JSON.stringify({ patterns: [pattern] }),
    'sub/a.py': `t = "${token}"\n`,
  });
  const ask = async (tool: string, input: unknown): Promise<number> =>
    (await workspace.ask(claude(workspace, tool, input))).exitCode;
  expect(await ask('Read', { file_path: 'sub/a.py' })).toBe(2);
  expect(await ask('Bash', { command: 'cat sub/a.py' })).toBe(2);
  expect(await ask('Write', { file_path: 'sub/b/c.py', content: token })).toBe(2);
  expect(await ask('Write', { file_path: 'b.py', content: token })).toBe(0);
});
