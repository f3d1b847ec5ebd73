import { chmod, mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { nameOwnCommand } from '../../src/package/own-command.ts';
import { findJavaScriptProject } from '../../src/package/package-manager.ts';

let root: string;
beforeEach(async () => {
  root = await mkdtemp(join(await realpath(tmpdir()), 'keyfence-'));
  await mkdir(join(root, '.git'));
  vi.stubEnv('PATH', '/usr/bin');
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await rm(root, { recursive: true });
});

async function write(files: Readonly<Record<string, string>>): Promise<void> {
  for (const [name, text] of Object.entries(files)) {
    await mkdir(dirname(join(root, name)), { recursive: true });
    await writeFile(join(root, name), text);
  }
}

const HAS_KEYFENCE = JSON.stringify({ devDependencies: { keyfence: '1' } });

describe('the command of a project', () => {
  const projects: readonly (readonly [string, Readonly<Record<string, string>>, string])[] = [
    ['no project', {}, 'npx keyfence'],
    ['no lock file', { 'package.json': HAS_KEYFENCE }, 'npx keyfence'],
    ['npm', { 'package.json': HAS_KEYFENCE, 'package-lock.json': '{}' }, 'npx keyfence'],
    ['pnpm', { 'package.json': HAS_KEYFENCE, 'pnpm-lock.yaml': '' }, 'pnpm exec keyfence'],
    ['Yarn', { 'package.json': HAS_KEYFENCE, 'yarn.lock': '' }, 'yarn keyfence'],
    ['Bun', { 'package.json': HAS_KEYFENCE, 'bun.lock': '' }, 'bunx keyfence'],
    ['older Bun', { 'package.json': HAS_KEYFENCE, 'bun.lockb': '' }, 'bunx keyfence'],
    [
      'Corepack, which counts before lock files',
      {
        'package.json': JSON.stringify({
          packageManager: 'yarn@4.1.0',
          dependencies: { keyfence: '1' },
        }),
        'package-lock.json': '{}',
      },
      'yarn keyfence',
    ],
    [
      'devEngines',
      {
        'package.json': JSON.stringify({
          devEngines: { packageManager: { name: 'pnpm' } },
          devDependencies: { keyfence: '1' },
        }),
      },
      'pnpm exec keyfence',
    ],
    [
      'installed and not declared',
      { 'package.json': '{}', 'pnpm-lock.yaml': '', 'node_modules/keyfence/package.json': '{}' },
      'pnpm exec keyfence',
    ],
    ['not installed', { 'package.json': '{}', 'yarn.lock': '' }, 'npx keyfence'],
    ['a package.json that is no JSON', { 'package.json': '{', 'yarn.lock': '' }, 'npx keyfence'],
    ['a package.json that is a list', { 'package.json': '[]' }, 'npx keyfence'],
  ];

  test.each(projects)('%s', async (_, files, command) => {
    await write(files);
    expect(nameOwnCommand(root)).toBe(command);
  });

  test('in a package of a workspace it is that of the workspace', async () => {
    await write({
      'package.json': HAS_KEYFENCE,
      'pnpm-lock.yaml': '',
      'packages/a/package.json': '{}',
      'node_modules/keyfence/package.json': '{}',
    });
    expect(nameOwnCommand(join(root, 'packages/a'))).toBe('pnpm exec keyfence');
  });

  test('nothing above the repository counts', async () => {
    await write({ 'package.json': HAS_KEYFENCE, 'yarn.lock': '', 'inner/.git/HEAD': '' });
    expect(nameOwnCommand(join(root, 'inner'))).toBe('npx keyfence');
  });

  test('its name alone where it is on the PATH, but not on that of a project', async () => {
    await write({ 'bin/keyfence': '', 'node_modules/.bin/keyfence': '' });
    await chmod(join(root, 'bin/keyfence'), 0o755);
    vi.stubEnv('PATH', join(root, 'node_modules/.bin'));
    expect(nameOwnCommand(root)).toBe('npx keyfence');
    vi.stubEnv('PATH', join(root, 'bin'));
    expect(nameOwnCommand(root)).toBe('keyfence');
  });
});

test('how a dependency is added', async () => {
  await write({ 'package.json': '{}', 'pnpm-lock.yaml': '', 'packages/a/package.json': '{}' });
  expect(findJavaScriptProject(root)?.manager.add).toBe('pnpm add -D');
  await write({ 'pnpm-workspace.yaml': '' });
  expect(findJavaScriptProject(root)?.manager.add).toBe('pnpm add -D -w');
  expect(findJavaScriptProject(join(root, 'packages/a'))?.manager.add).toBe('pnpm add -D');
});
