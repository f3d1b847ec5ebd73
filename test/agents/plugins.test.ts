import { execFile } from 'node:child_process';
import { mkdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { renderPlugins } from '../../src/agents/setup/render-plugins.ts';
import { key } from '../support/keys.ts';
import { cli } from '../support/repository.ts';
import { Workspace } from './workspace.ts';

test('the plugins are what the source makes of them', async () => {
  const plugins = renderPlugins(await readFile('agents/SKILL.md', 'utf8'));
  for (const [path, content] of plugins)
    await expect(content).toMatchFileSnapshot(`../../agents/${path}`);
});

test('a hook of a plugin runs the keyfence on the PATH, and none of a project', async () => {
  using workspace = new Workspace({ 'node_modules/keyfence/dist/agent-hook.sh': 'exit 0\n' });
  const bin = join(workspace.root, 'bin');
  await mkdir(bin);
  const hooks = JSON.parse(await readFile('agents/claude/hooks/hooks.json', 'utf8')) as {
    hooks: { PreToolUse: [{ hooks: [{ command: string }] }] };
  };
  const { command } = hooks.hooks.PreToolUse[0].hooks[0];
  const payload = {
    hook_event_name: 'PreToolUse',
    transcript_path: '/h/.claude/projects/p/s.jsonl',
    cwd: workspace.root,
    tool_name: 'Write',
    tool_input: { file_path: 'a.py', content: key },
  };
  const start = (): Promise<string> =>
    new Promise((resolve) => {
      const env = { PATH: `${bin}:${dirname(process.execPath)}:/usr/bin:/bin` };
      const child = execFile(
        'sh',
        ['-c', command],
        { cwd: workspace.root, env },
        (error, _, stderr) => {
          resolve(`${String(error?.code ?? 0)} ${stderr}`);
        },
      );
      child.stdin?.on('error', () => undefined).end(JSON.stringify(payload));
    });
  expect(await start()).toMatch(/^2 keyfence is not installed here/);
  await writeFile(join(bin, 'keyfence'), '', { mode: 0o755 });
  for (const name of ['cli.cjs', 'agent-hook.sh'])
    await symlink(join(dirname(cli), name), join(bin, name));
  expect(await start()).toMatch(/^2 .*would write a secret to a\.py/);
});

interface OpencodeHooks {
  'tool.execute.before': (input: object, output: { args: object }) => Promise<void>;
  'tool.execute.after': (input: object, output: { output: string }) => Promise<void>;
}

test('the plugin of opencode throws before a call, and replaces what a tool answered', async () => {
  using workspace = new Workspace({ '.env': `XAI_API_KEY=${key}\n` });
  const path = '../../agents/opencode/keyfence.js';
  const { Keyfence } = (await import(path)) as {
    Keyfence: (context: { directory: string }) => Promise<OpencodeHooks>;
  };
  const hooks = await Keyfence({ directory: workspace.root });
  const before = hooks['tool.execute.before'];
  await before({ tool: 'write' }, { args: { filePath: 'a.ts', content: 'const a = 1;' } });
  await expect(
    before({ tool: 'write' }, { args: { filePath: 'a.ts', content: key } }),
  ).rejects.toThrow('would write a secret to a.ts');
  await expect(before({ tool: 'read' }, { args: { filePath: '.env' } })).rejects.toThrow(
    '.env is a file of secrets',
  );
  await expect(
    before(
      { tool: 'patch' },
      { args: { patchText: `*** Begin Patch\n*** Add File: a\n+${key}\n*** End Patch` } },
    ),
  ).rejects.toThrow('would write a secret to a');
  const output = { output: `it is ${key}` };
  await hooks['tool.execute.after']({ tool: 'bash', args: { command: 'x' } }, output);
  expect(output.output).toMatch(/^it is xai-\.\.\.\w{4}$/);
});
