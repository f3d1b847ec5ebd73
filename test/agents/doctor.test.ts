import { readFile, writeFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { copyRepository } from '../support/copy-repository.ts';
import { installPackage } from '../support/install-package.ts';
import { createRepository, type KeyfenceRan, type Repository } from '../support/repository.ts';

let template: Repository;

beforeAll(async () => {
  template = await createRepository();
  await installPackage(template);
  for (const path of ['.grok/a', '.claude/a', '.codex/a', '.cursor/a', '.gemini/a', '.vibe/a'])
    await template.write(path, '');
  for (const path of ['.github/hooks/a', '.windsurf/a', '.clinerules/a'])
    await template.write(path, '');
  await template.keyfence('init', '--agent', 'all');
});

afterAll(() => template[Symbol.asyncDispose]());

/** As a process of its own: only the command that is running is known to be keyfence. */
function doctor(repo: Repository, ...args: readonly string[]): Promise<KeyfenceRan> {
  return repo.keyfence('doctor', ...args, { bundle: true });
}

test('the doctor proves what init wrote, for every agent', async () => {
  const { stdout, stderr, exitCode } = await doctor(template, '--agent', 'all');
  expect(stderr).toBe('');
  const lines = stdout.split('\n').filter((line) => line.includes('stopped a write with a key'));
  expect(lines).toHaveLength(9);
  expect(exitCode, stdout).toBe(0);
});

test.each([
  [
    'a hook is missing',
    (text: string) => text.replaceAll('PreToolUse', 'Stop'),
    'has no hook of keyfence for PreToolUse',
  ],
  [
    'a command is altered',
    (text: string) => text.replaceAll('exec sh', 'exec true'),
    'was not run',
  ],
  [
    'it calls something else',
    (text: string) => text.replaceAll('node_modules/keyfence/dist', 'node_modules/other/dist'),
    'which is not there',
  ],
])('the doctor tells when %s', async (_, change, expected) => {
  await using repo = await copyRepository(template);
  const path = repo.path('.claude/settings.json');
  await writeFile(path, change(await readFile(path, 'utf8')));
  const { stdout, exitCode } = await doctor(repo, '--agent', 'claude');
  expect(exitCode).toBe(1);
  expect(stdout).toContain(expected);
});

test('without hooks the doctor says what writes them', async () => {
  await using repo = await createRepository();
  const { stdout, exitCode } = await doctor(repo, '--agent', 'grok');
  expect(exitCode).toBe(1);
  expect(stdout).toBe(
    'No hook of keyfence was found; "npx keyfence init --agent grok" writes it.\n',
  );
});
