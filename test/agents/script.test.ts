import { execFile } from 'node:child_process';
import { copyFile, mkdir, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { AGENT_SCRIPT_NAME } from '../../src/agents/agent-script-name.ts';
import { PROTOCOLS } from '../../src/agents/protocols/index.ts';
import type { Answer } from '../../src/agents/protocols/protocol.ts';
import { key } from '../support/keys.ts';
import { cli } from '../support/repository.ts';
import { makePayloads } from './payloads.ts';
import { Workspace } from './workspace.ts';

const script = join(dirname(cli), AGENT_SCRIPT_NAME);
const NAMES = PROTOCOLS.map(({ name }) => name);
/** One for each way in which the script asks. */
const KINDS = ['claude', 'cursor', 'grok'];

/** Starts the script as the configuration of an agent does. */
function start(
  path: string,
  agent: string,
  stdin: string,
  env: NodeJS.ProcessEnv = process.env,
): Promise<Answer> {
  return new Promise((resolve) => {
    const child = execFile(
      '/bin/sh',
      [path, agent, 'PreToolUse'],
      { env },
      (error, stdout, stderr) => {
        resolve({ exitCode: Number(error?.code ?? 0) as 0 | 2, stdout, stderr });
      },
    );
    child.stdin?.on('error', () => undefined).end(stdin);
  });
}

/** Whether an agent takes an answer for a denial, by what it reads of it. */
function isDenied(agent: string, { exitCode, stdout, stderr }: Answer): boolean {
  if (['claude', 'codex', 'windsurf'].includes(agent))
    return exitCode === 2 && stdout === '' && stderr.trim() !== '';
  const said = JSON.parse(stdout) as Readonly<Record<string, unknown>>;
  switch (agent) {
    case 'grok':
      return exitCode === 2 && said['decision'] === 'deny' && said['reason'] !== '';
    case 'cursor':
      return exitCode === 0 && said['permission'] === 'deny' && said['continue'] === false;
    case 'copilot':
      return exitCode === 0 && said['permissionDecision'] === 'deny';
    case 'cline':
      return exitCode === 0 && said['cancel'] === true;
    default:
      return exitCode === 0 && said['decision'] === 'deny' && said['reason'] !== '';
  }
}

/** Copies of the script beside commands that fail in some way. */
async function placeBeside(workspace: Workspace, name: string, command: string): Promise<string> {
  const directory = join(workspace.root, name);
  await mkdir(directory);
  await copyFile(script, join(directory, AGENT_SCRIPT_NAME));
  if (command !== '') await writeFile(join(directory, 'cli.cjs'), command);
  return join(directory, AGENT_SCRIPT_NAME);
}

describe.each(NAMES)('%s', (agent) => {
  let workspace: Workspace;
  beforeAll(() => {
    workspace = new Workspace();
    return () => {
      workspace[Symbol.dispose]();
    };
  });

  test('is denied a key, and let do what is clean', async () => {
    const { write } = makePayloads(agent, workspace.root);
    const planted = await start(script, agent, JSON.stringify(write('a.py', `key = "${key}"`)));
    expect(isDenied(agent, planted), planted.stderr).toBe(true);
    const clean = await start(script, agent, JSON.stringify(write('a.py', 'a = 1')));
    expect(clean).toMatchObject({ exitCode: 0, stderr: '' });
    expect(clean.stdout).not.toMatch(/deny|"cancel":true/);
  });

  test.runIf(KINDS.includes(agent)).each([
    ['a crash', 'throw new Error("crash")'],
    ['half of an answer and a crash', 'process.stdout.write("{"); process.exitCode = 1;'],
    ['a kill', 'process.kill(process.pid, "SIGKILL")'],
    ['a syntax error', 'this is no program'],
    ['a missing command', ''],
  ])('is denied everything after %s', async (title, command) => {
    const path = await placeBeside(workspace, title.replaceAll(' ', '-'), command);
    const answer = await start(path, agent, '{}');
    // What comes half before a crash reaches no agent that reads standard output.
    const isHalf =
      title.startsWith('half') && ['claude', 'codex', 'windsurf', 'grok'].includes(agent);
    if (isHalf)
      expect(answer).toMatchObject({ exitCode: 2, stderr: expect.stringMatching(/\S/) as string });
    else expect(isDenied(agent, answer)).toBe(true);
  });

  test('is denied everything without Node', async () => {
    const answer = await start(script, agent, '{}', { PATH: '/nowhere' });
    expect(isDenied(agent, answer)).toBe(true);
    expect(answer.stdout + answer.stderr).toContain('no node on the PATH');
  });
});

test('the script is found through a path with spaces and links', async () => {
  using workspace = new Workspace();
  const directory = join(workspace.root, 'a b');
  await symlink(dirname(script), directory);
  const { command } = makePayloads('claude', workspace.root);
  const path = join(directory, AGENT_SCRIPT_NAME);
  expect(await start(path, 'claude', JSON.stringify(command('ls')))).toMatchObject({ exitCode: 0 });
});
