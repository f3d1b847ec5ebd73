import { existsSync } from 'node:fs';
import { mkdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { installPackage } from '../support/install-package.ts';
import { cli, createRepository } from '../support/repository.ts';

const SETTINGS = '{\n  // mine\n  "permissions": { "allow": ["Bash(ls)"] }\n}\n';

test('init adds the hooks of an agent once, and removes them again', async () => {
  await using repo = await createRepository();
  await installPackage(repo);
  await repo.write('.claude/settings.json', SETTINGS);
  const dry = await repo.keyfence('init', '--agent', 'claude', '--dry-run');
  expect(dry).toMatchObject({ exitCode: 0 });
  expect(dry.stdout).toContain('+++ b/.claude/settings.json');
  expect(await readFile(repo.path('.claude/settings.json'), 'utf8')).toBe(SETTINGS);

  const { stdout, exitCode } = await repo.keyfence('init', '--agent', 'claude');
  expect(exitCode).toBe(0);
  expect(stdout).toBe(`.claude/settings.json         changed

Claude Code reads hooks when a session starts: begin a new one.
"npx keyfence doctor --agent claude" proves that a key would be stopped.
`);
  const settings = await readFile(repo.path('.claude/settings.json'), 'utf8');
  expect(settings).toContain('// mine');
  expect(settings).toContain('agent-hook.sh');
  const again = await repo.keyfence('init', '--agent', 'claude');
  expect(again.stdout).toContain('already there');
  await repo.keyfence('init', '--agent', 'claude', '--undo');
  expect(await readFile(repo.path('.claude/settings.json'), 'utf8')).toBe(SETTINGS);
});

test('all are those that a project or a person has', async () => {
  await using repo = await createRepository();
  await installPackage(repo);
  const none = await repo.keyfence('init', '--agent', 'all');
  expect(none).toMatchObject({ exitCode: 2, stdout: '' });
  expect(none.stderr).toContain('no coding agent was found here');
  await repo.write('.cursor/rules/a.md', 'a');
  await repo.write('.clinerules/a.md', 'a');
  const { stdout } = await repo.keyfence('init', '--agent', 'all');
  expect(stdout).toContain('.cursor/hooks.json');
  expect(stdout).toContain('.clinerules/hooks/PreToolUse');
  expect(stdout).not.toContain('.claude');
  await repo.keyfence('init', '--agent', 'all', '--undo');
  expect(existsSync(repo.path('.cursor/hooks.json'))).toBe(false);
  expect(existsSync(repo.path('.clinerules/hooks/PreToolUse'))).toBe(false);
});

test('plain init tells of agents that are not guarded', async () => {
  await using repo = await createRepository();
  await installPackage(repo);
  await repo.write('.grok/config.toml', '');
  const { stdout } = await repo.keyfence('init', '--yes');
  expect(stdout).toContain('Coding agents are used here too (Grok Build).');
});

test('a hook of somebody else, which cannot be extended, is left alone', async () => {
  await using repo = await createRepository();
  await installPackage(repo);
  await repo.write('.clinerules/hooks/PreToolUse', '#!/bin/sh\nexit 0\n');
  const { exitCode, stderr } = await repo.keyfence('init', '--agent', 'cline');
  expect(exitCode).toBe(2);
  expect(stderr).toContain('is a hook of somebody else');
});

test('the hooks of a person name the keyfence that is running', async () => {
  await using repo = await createRepository();
  const home = join(repo.directory, 'person');
  await mkdir(join(home, '.grok'), { recursive: true });
  const env = { HOME: home };
  const { exitCode, stdout } = await repo.keyfence('init', '--agent', 'all', '--user', {
    env,
    bundle: true,
  });
  expect(exitCode).toBe(0);
  expect(stdout).toContain('.grok/hooks/keyfence.json');
  const written = await readFile(join(home, '.grok/hooks/keyfence.json'), 'utf8');
  expect(written).toContain(cli.replace(/cli\.cjs$/, 'agent-hook.sh'));
});

test('nothing is written through a link that came with the repository', async () => {
  await using repo = await createRepository();
  await installPackage(repo);
  const outside = join(repo.directory, 'outside');
  await mkdir(outside);
  await writeFile(join(outside, 'settings.json'), '{}');
  await symlink(outside, repo.path('.claude'));
  const { exitCode } = await repo.keyfence('init', '--agent', 'claude');
  expect(exitCode).toBe(2);
  expect(await readFile(join(outside, 'settings.json'), 'utf8')).toBe('{}');
});

test('an agent that there is not is refused, with the names of those that there are', async () => {
  await using repo = await createRepository();
  const { exitCode, stderr } = await repo.keyfence('init', '--agent', 'nobody');
  expect(exitCode).toBe(2);
  expect(stderr).toContain('there is no agent "nobody"; there are grok, claude,');
});
