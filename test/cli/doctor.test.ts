import { existsSync, readFileSync } from 'node:fs';
import { chmod, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { INSTALLED_HOOKS } from '../../src/hooks/hooks.ts';
import { copyRepository } from '../support/copy-repository.ts';
import { lackGit } from '../support/git-version.ts';
import { succeed, takeSnapshot, WITHOUT_AUDIT } from '../support/init.ts';
import { installFakeGit } from '../support/install-fake-git.ts';
import { installPackage } from '../support/install-package.ts';
import { key } from '../support/keys.ts';
import { expectRefusal } from '../support/report.ts';
import { cli, createRepository, type CallOptions, type Repository } from '../support/repository.ts';
import { testUnless } from '../support/unless.ts';

const HOOK = '.git/hooks/pre-commit';
const STOPPED = 'stopped a planted key, and let a clean commit pass';

let template: Repository;

/** One commit, and no hooks. */
beforeAll(async () => {
  template = await createRepository();
  await installPackage(template);
  await template.write('.gitignore', '.env\n.env.*\nsecrets.*\n');
  await template.write('a.txt', 'a\n');
  await template.commit();
  guarded = await copyRepository(template);
  await succeed(guarded, ['init', ...WITHOUT_AUDIT]);
});

/** The same, with keyfence in all its hooks. */
let guarded: Repository;

afterAll(async () => {
  await template[Symbol.asyncDispose]();
  await guarded[Symbol.asyncDispose]();
});

/** Where some hooks are the question, the others need not run. */
async function keepOnly(...kept: readonly string[]): Promise<Repository> {
  const repo = await copyRepository(guarded);
  for (const hook of INSTALLED_HOOKS)
    if (!kept.includes(hook)) await repo.remove(`.git/hooks/${hook}`);
  return repo;
}

/** Runs the doctor, which may change nothing. */
async function examine(
  repo: Repository,
  args: readonly string[] = [],
  options: CallOptions = {},
): Promise<{ exitCode: number; stdout: string; of: (hook: string) => string }> {
  const before = await takeSnapshot(repo.root);
  const { stdout, stderr, exitCode } = await repo.keyfence('doctor', ...args, options);
  expect(await takeSnapshot(repo.root)).toEqual(before);
  expect(stderr).toBe('');
  const of = (hook: string): string =>
    stdout.split('\n').find((line) => line.startsWith(`${hook} `)) ?? '';
  return { exitCode, stdout, of };
}

async function writeHook(repo: Repository, content: string): Promise<void> {
  await repo.write(HOOK, content);
  await chmod(repo.path(HOOK), 0o755);
}

describe('by doing', () => {
  test('a commit, a merge, a message and a push are stopped', async () => {
    await using repo = await copyRepository(guarded);
    const { exitCode, stdout, of } = await examine(repo);
    expect(stdout).not.toContain('Also');
    for (const hook of INSTALLED_HOOKS) {
      expect(of(hook)).toContain(STOPPED);
    }
    expect(exitCode).toBe(0);
  });

  test('before the first commit, with work that is staged and work that is not', async () => {
    await using repo = await createRepository();
    await installPackage(repo);
    await succeed(repo, ['init', ...WITHOUT_AUDIT]);
    await repo.add('.gitignore', '.env\n.env.*\nsecrets.*\n');
    await repo.add('staged.txt', `${key}\n`);
    await repo.write('staged.txt', 'other\n');
    const { exitCode, of } = await examine(repo, WITHOUT_AUDIT);
    // What is staged here now has no part in the question.
    expect(of('pre-commit')).toContain(STOPPED);
    expect(exitCode).toBe(0);
    expect((await repo.git('show', ':staged.txt')).stdout.toString()).toBe(`${key}\n`);
  });

  test('a newer git starts the hooks and gives them their input', async () => {
    await using repo = await copyRepository(guarded);
    // As git since 2.40: https://git-scm.com/docs/git-hook
    const env = await installFakeGit(
      repo,
      `if [ "$command" = version ]; then echo 'git version 2.45.0'; exit; fi
if [ "$command" = hook ]; then
  case $3 in --to-stdin=*) input=\${3#--to-stdin=}; shift;; *) input=/dev/null;; esac
  hook=$3
  shift 4
  echo "$hook \${input##*/}" >>../started
  exec ".git/hooks/$hook" "$@" <"$input"
fi`,
    );
    const { exitCode, of } = await examine(repo, WITHOUT_AUDIT, { env });
    for (const hook of INSTALLED_HOOKS) expect(of(hook)).toContain(STOPPED);
    expect(exitCode).toBe(0);
    const started = await readFile(join(repo.directory, 'started'), 'utf8');
    expect(started).toContain('pre-commit null\n');
    expect(started).toMatch(/pre-push clean-push\npre-push planted-push\n$/);
  });

  test('the pushed settings apply to a push', async () => {
    await using repo = await keepOnly('pre-push');
    const path = '.git/hooks/pre-push';
    await repo.write(
      path,
      '#!/bin/sh\nexec </dev/null\n' + (await readFile(repo.path(path), 'utf8')),
    );
    expect((await examine(repo, ['--run-hooks', ...WITHOUT_AUDIT])).of('pre-push')).toContain(
      'it let a planted key pass',
    );
  });

  test('a split index leaves nothing behind', async () => {
    await using repo = await keepOnly('pre-commit');
    await repo.git('config', 'core.splitIndex', 'true');
    expect((await examine(repo, WITHOUT_AUDIT)).of('pre-commit')).toContain(STOPPED);
  });

  test('without hooks a key would pass', async () => {
    await using repo = await copyRepository(template);
    const { exitCode, of, stdout } = await examine(repo, WITHOUT_AUDIT);
    expect(of('pre-commit')).toMatch(/A KEY WOULD PASS: git finds no hook .*npx keyfence init/);
    expect(stdout).toContain('A key would pass here.');
    expect(exitCode).toBe(1);
  });

  test('a hook that is not executable does not run', async () => {
    await using repo = await keepOnly('pre-commit', 'commit-msg');
    await chmod(repo.path(HOOK), 0o644);
    const { exitCode, of } = await examine(repo, WITHOUT_AUDIT);
    expect(of('pre-commit')).toContain('A KEY WOULD PASS');
    expect(of('pre-commit')).toContain('not executable');
    expect(of('commit-msg')).toContain(STOPPED);
    expect(exitCode).toBe(1);
  });

  test.skipIf(process.platform === 'win32')('a hook in CRLF cannot be started', async () => {
    await using repo = await keepOnly('pre-commit', 'commit-msg');
    const content = await readFile(repo.path(HOOK), 'utf8');
    await writeHook(repo, content.replaceAll('\n', '\r\n'));
    const { exitCode, of } = await examine(repo, WITHOUT_AUDIT);
    expect(of('pre-commit')).toMatch(/NOT PROVEN: the first line of .* ends in a carriage return/);
    expect(of('commit-msg')).toContain(STOPPED);
    expect(exitCode).toBe(1);
  });

  test.skipIf(process.platform === 'win32')('no hook runs of what git only writes', async () => {
    await using repo = await keepOnly('pre-commit');
    const log = join(repo.directory, 'log');
    for (const event of ['post-index-change', 'reference-transaction']) {
      const hook = repo.path('.git/hooks', event);
      await writeFile(hook, `#!/bin/sh\necho ${event} >>'${log}'\n`, { mode: 0o755 });
      await repo.git('config', `hook.mine-${event}.event`, event);
      await repo.git('config', `hook.mine-${event}.command`, `echo ${event} >>'${log}'; :`);
    }
    await repo.git('read-tree', 'HEAD');
    expect(readFileSync(log, 'utf8')).toContain('post-index-change');
    await rm(log);
    const { of } = await examine(repo, WITHOUT_AUDIT);
    expect(of('pre-commit')).toContain(STOPPED);
    expect(existsSync(log)).toBe(false);
  });

  test('in a repository of SHA-256 too', async () => {
    await using repo = await createRepository({ objectFormat: 'sha256' });
    await installPackage(repo);
    await repo.write('a.txt', 'a\n');
    await repo.commit();
    await succeed(repo, ['init', ...WITHOUT_AUDIT]);
    const { stdout } = await examine(repo, WITHOUT_AUDIT);
    expect(stdout.split(STOPPED)).toHaveLength(INSTALLED_HOOKS.length + 1);
  });

  test('a rule that is off does not protect', async () => {
    await using repo = await keepOnly('pre-commit');
    await repo.write(
      'keyfence.config.json',
      JSON.stringify({ rules: { 'no-xai-key': 'off', 'no-hardcoded-api-key': 'off' } }),
    );
    const { exitCode, of } = await examine(repo);
    expect(of('pre-commit')).toContain('it let a planted key pass');
    expect(exitCode).toBe(1);
  });

  test('a hook that always fails does not protect', async () => {
    await using repo = await keepOnly('pre-commit');
    await repo.write('.keyfence-baseline.jsonl', 'no baseline\n');
    const { exitCode, of } = await examine(repo, WITHOUT_AUDIT);
    expect(of('pre-commit')).toContain('NOT PROVEN: a clean commit fails too: keyfence: ');
    expect(exitCode).toBe(1);
  });

  test.each([
    ['a command more', (lines: string) => lines.replace(/; \. /, '; touch ran$&')],
    [
      'a command less',
      (lines: string) => lines.replace(/; \[ -f "\$keyfence" \] \|\| \{.*?\}/, ''),
    ],
    ['a command changed', (lines: string) => lines.replace('exit 2', 'touch ran')],
    ['another file', (lines: string) => lines.replace(/; \. "\$keyfence"/, '; . ./ran')],
    ['twice', (lines: string) => lines + lines.replace(/^#!.*\n/, '')],
    [
      'white space that is a word to a shell',
      (lines: string) => lines.replace(/ # keyfence:/, '\xa0#;touch ran$&'),
    ],
  ])('lines of init that were altered are not run: %s', async (_, alter) => {
    await using repo = await keepOnly('pre-commit');
    await writeHook(repo, alter(await readFile(repo.path(HOOK), 'utf8')));
    const { exitCode, of } = await examine(repo, WITHOUT_AUDIT);
    expect(of('pre-commit')).toContain('is not what "npx keyfence init" writes');
    expect(exitCode).toBe(1);
    expect(existsSync(repo.path('ran'))).toBe(false);
  });

  test.each([
    ['in the line of init', 'node_modules/keyfence/dist/hook.sh', ''],
    ['in a line of its own', '', '#!/bin/sh\nnode evil/cli.js hook pre-commit "$@"\n'],
    ['by npx', '', '#!/bin/sh\nnpx --no-install keyfence hook pre-commit\n'],
    ['by a variable', '', '#!/bin/sh\nnode $HOME/cli.js hook pre-commit\n'],
    ['by a script of package.json', '', '#!/bin/sh\nnpm run keyfence hook pre-commit\n'],
    ['as a module', '', '#!/bin/sh\nnode -r keyfence hook pre-commit\n'],
  ])('another command than the one that runs is not run: %s', async (_, own, hook) => {
    await using repo = await keepOnly('pre-commit');
    await repo.write('evil/cli.js', `require('node:fs').writeFileSync('ran', '');\n`);
    if (hook === '') {
      const lines = await readFile(repo.path(HOOK), 'utf8');
      await repo.write('evil/hook.sh', 'touch ran\n');
      await writeHook(repo, lines.replaceAll(own, 'evil/hook.sh'));
    } else {
      await repo.remove('node_modules');
      await writeHook(repo, hook);
    }
    const { exitCode, of } = await examine(repo, WITHOUT_AUDIT);
    expect(of('pre-commit')).toContain('that is not the one that is running');
    expect(exitCode).toBe(1);
    expect(existsSync(repo.path('ran'))).toBe(false);
  });
});

describe('a hook with other commands', () => {
  test('is read, not run', async () => {
    await using repo = await copyRepository(guarded);
    await writeHook(repo, `${await readFile(repo.path(HOOK), 'utf8')}echo mine >>ran\n`);
    const { exitCode, of } = await examine(repo, WITHOUT_AUDIT);
    expect(of('pre-commit')).toContain('inspected, not executed');
    expect(of('pre-commit')).toContain('echo mine >>ran');
    expect(exitCode).toBe(0);
  });

  test('is told without the key in it', async () => {
    await using repo = await keepOnly('pre-commit');
    const call = `curl -H "Authorization: Bearer ${key}" https://host.example`;
    await writeHook(repo, `${await readFile(repo.path(HOOK), 'utf8')}${call}\n`);
    const { of } = await examine(repo, WITHOUT_AUDIT);
    expect(of('pre-commit')).toContain('curl -H "Authorization: Bearer xai-...');
    await repo.git('config', 'core.hooksPath', key);
    expect((await examine(repo, WITHOUT_AUDIT)).of('pre-commit')).toContain('/xai-...');
  });

  test('is run with --run-hooks, and what it changes is told', async () => {
    await using repo = await keepOnly('pre-commit');
    await writeHook(repo, `${await readFile(repo.path(HOOK), 'utf8')}echo mine >>ran\n`);
    const { stdout } = await repo.keyfence('doctor', '--run-hooks', ...WITHOUT_AUDIT);
    expect(stdout).toContain(`pre-commit        ${STOPPED}`);
    expect(stdout).toContain('the hooks changed the repository');
  });

  test('that does not call keyfence lets a key pass, run or not', async () => {
    await using repo = await keepOnly('pre-commit');
    await writeHook(repo, '#!/bin/sh\n# keyfence hook pre-commit\ntrue\n');
    expect((await examine(repo, WITHOUT_AUDIT)).of('pre-commit')).toContain(
      'does not call keyfence (inspected, not executed)',
    );
    const { exitCode, of } = await examine(repo, ['--run-hooks', ...WITHOUT_AUDIT]);
    expect(of('pre-commit')).toContain('it let a planted key pass');
    expect(exitCode).toBe(1);
  });

  test('and an own failure does not protect', async () => {
    await using repo = await keepOnly('pre-commit');
    await writeHook(
      repo,
      '#!/bin/sh\nif git cat-file -p :keyfence-doctor | grep -q xai-; then echo other >&2; exit 1; fi\n',
    );
    const { exitCode, of } = await examine(repo, ['--run-hooks', ...WITHOUT_AUDIT]);
    expect(of('pre-commit')).toContain(
      'NOT PROVEN: it failed on a planted key, but not for the key: other',
    );
    expect(exitCode).toBe(1);
  });
});

describe('also tells', () => {
  test.each<[string, (repo: Repository) => Promise<unknown>, RegExp]>([
    [
      'a core.hooksPath for all repositories',
      (repo) => repo.git('config', '--global', 'core.hooksPath', '/elsewhere'),
      /core\.hooksPath is set to \/elsewhere for all your repositories/,
    ],
    [
      'a core.hooksPath that does not exist',
      (repo) => repo.git('config', 'core.hooksPath', 'gone'),
      /git looks for hooks in gone, which does not exist/,
    ],
    [
      'a .husky that git does not look at',
      async (repo) => {
        await repo.write('.husky/pre-commit', 'true\n');
        await repo.git('config', 'core.hooksPath', '.git/hooks');
      },
      /there is a \.husky, but git looks for hooks in \.git\/hooks/,
    ],
  ])('%s', async (_, change, told) => {
    await using repo = await copyRepository(template);
    await change(repo);
    expect((await examine(repo)).stdout).toMatch(told);
  });

  test('what weakens the protection besides the hooks', async () => {
    await using repo = await copyRepository(guarded);
    await repo.write('node_modules/keyfence/package.json', '{ "version": "0.0.1" }');
    await repo.add('app/.gitignore', '!.env\n');
    await repo.write('config/.env.local', 'X=\n');
    await repo.git('add', '--force', 'config/.env.local');
    await repo.write('eslint.config.js', 'export default [];\n');
    await repo.write('.github/workflows/ci.yml', 'run: npm run lint\n');
    const { stdout, exitCode } = await examine(repo);
    expect(stdout).toMatch(/the project has keyfence 0\.0\.1/);
    expect(stdout).toMatch(
      /app\/\.gitignore:1: "!\.env" un-ignores app\/\.env.*Remove "!\.env" from app\/\.gitignore/,
    );
    expect(stdout).toMatch(
      /config\/\.env\.local: .*git rm --cached .*config\/\.env\.local.*rotate/,
    );
    expect(stdout).toMatch(/eslint\.config\.js does not load keyfence\/eslint/);
    expect(stdout).toMatch(/\.github\/workflows\/ci\.yml: CI never calls keyfence/);
    // A key would be stopped all the same.
    expect(exitCode).toBe(0);
  });

  test('an ignore file that nobody else has', async () => {
    await using repo = await copyRepository(template);
    await repo.git('rm', '-q', '--cached', '.gitignore');
    const { stdout } = await examine(repo);
    expect(stdout).toMatch(/- \.gitignore does not ignore \.env/);
    expect(stdout).toContain('.gitignore is not tracked, so nobody else has it');
  });

  test('nothing of what the configuration turns off, and what it asks for', async () => {
    await using repo = await copyRepository(template);
    await repo.add('.gitignore', '');
    await repo.add('.env', 'X=\n');
    const off = { 'gitignore-coverage': 'off', 'no-secret-file': 'off' };
    await repo.write('keyfence.config.json', JSON.stringify({ rules: off }));
    expect((await examine(repo)).stdout).not.toMatch(/\.gitignore|\.env/);
    await repo.write('keyfence.config.json', '{ "gitignore": { "patterns": ["*.pem"] } }');
    const { stdout } = await examine(repo);
    expect(stdout).toMatch(/does not ignore \*\.pem/);
    expect(stdout).not.toContain('.env');
  });

  test('a husky that was not set up in a linked worktree', async () => {
    await using repo = await copyRepository(template);
    await repo.write('.husky/pre-commit', 'true\n');
    await repo.commit();
    await repo.git('config', 'core.hooksPath', '.husky/_');
    await repo.git('worktree', 'add', '-q', '../linked');
    const { exitCode, of } = await examine(repo.at(join(repo.directory, 'linked')));
    expect(of('pre-commit')).toContain('husky is not set up in this checkout yet');
    expect(exitCode).toBe(1);
  });

  test('no CI that calls keyfence by a script of package.json', async () => {
    await using repo = await copyRepository(template);
    await repo.write('package.json', '{ "scripts": { "lint": "eslint . && keyfence" } }');
    await repo.write('.gitlab-ci.yml', 'script: npm run lint\n');
    expect((await examine(repo)).stdout).not.toContain('CI never');
  });

  test('HUSKY=0, by which a key passes', async () => {
    await using repo = await copyRepository(guarded);
    await repo.git('config', 'core.hooksPath', '.husky/_');
    await repo.write(
      '.husky/_/h',
      '[ "$HUSKY" = 0 ] && exit 0\nsh -e ".husky/$(basename "$0")" "$@"\n',
    );
    for (const hook of INSTALLED_HOOKS) {
      const path = `.husky/_/${hook}`;
      await repo.write(path, '#!/usr/bin/env sh\n. "$(dirname "$0")/h"');
      await chmod(repo.path(path), 0o755);
    }
    await succeed(repo, ['init', ...WITHOUT_AUDIT]);
    const { exitCode, stdout, of } = await examine(repo, [], { env: { HUSKY: '0' } });
    expect(of('pre-commit')).toContain('it let a planted key pass');
    expect(stdout).toContain('HUSKY=0 is set here');
    expect(exitCode).toBe(1);
  });
});

// https://git-scm.com/docs/git-hook
describe.skipIf(process.platform === 'win32')('hooks in the configuration', () => {
  const OWN = `node '${cli}' hook pre-commit --`;

  async function configure(repo: Repository, name: string, command: string): Promise<void> {
    await repo.git('config', `hook.${name}.event`, 'pre-commit');
    await repo.git('config', `hook.${name}.command`, command);
  }

  async function createForeign(log: string): Promise<Repository> {
    const repo = await copyRepository(template);
    await configure(repo, 'a=b c', `echo configured >>'${join(repo.directory, log)}'; :`);
    return repo;
  }

  testUnless(lackGit('2.54', 'hooks in the configuration'), 'are proved, alone', async () => {
    await using repo = await createForeign('log');
    const log = join(repo.directory, 'log');
    await configure(repo, 'keyfence-pre-commit', OWN);
    await writeHook(repo, `#!/bin/sh\necho file >>'${log}'\n`);
    const { of } = await examine(repo, WITHOUT_AUDIT);
    expect(of('pre-commit')).toContain(STOPPED);
    expect(existsSync(log)).toBe(false);
    await examine(repo, [...WITHOUT_AUDIT, '--run-hooks']);
    expect(readFileSync(log, 'utf8')).toMatch(/configured\n(?:.*\n)*file\n/);
  });

  testUnless(lackGit('2.54', 'hooks in the configuration'), 'do not run by the way', async () => {
    await using repo = await createForeign('log');
    await writeHook(repo, `#!/bin/sh\n${OWN} "$@"\n`);
    expect((await examine(repo, WITHOUT_AUDIT)).of('pre-commit')).toContain(STOPPED);
    await writeHook(repo, `#!/bin/sh\n${OWN} "$@"\nnpm test\n`);
    const { stdout } = await examine(repo, WITHOUT_AUDIT);
    expect(stdout).toMatch(/also runs\s+hook\.a=b\s+c\.command;\s+npm\s+test/);
    expect(existsSync(join(repo.directory, 'log'))).toBe(false);
  });

  testUnless(lackGit('2.54', 'hooks in the configuration'), 'are none, turned off', async () => {
    await using repo = await copyRepository(template);
    await configure(repo, 'keyfence-pre-commit', OWN);
    await repo.git('config', 'hook.keyfence-pre-commit.enabled', 'false');
    expect((await examine(repo, WITHOUT_AUDIT)).of('pre-commit')).toContain('A KEY WOULD PASS');
    await repo.git('config', 'hook.keyfence-pre-commit.enabled', 'true');
    await repo.git('config', 'core.hooksPath', '/nowhere');
    expect((await examine(repo, WITHOUT_AUDIT)).of('pre-commit')).toContain(STOPPED);
  });

  testUnless(lackGit('2.54', 'hooks in the configuration'), 'come with init', async () => {
    await using repo = await copyRepository(template);
    await repo.git('config', '--global', 'core.hooksPath', '/elsewhere');
    const config = await readFile(repo.path('.git/config'), 'utf8');
    const init = ['init', '--config-hooks', ...WITHOUT_AUDIT];
    expect((await succeed(repo, [...init, '--dry-run'])).stdout).toContain('keyfence-pre-push');
    expect(await readFile(repo.path('.git/config'), 'utf8')).toBe(config);
    await succeed(repo, init);
    const after = await readFile(repo.path('.git/config'), 'utf8');
    const { stdout } = await examine(repo, WITHOUT_AUDIT);
    expect(stdout.split(STOPPED)).toHaveLength(INSTALLED_HOOKS.length + 1);
    await succeed(repo, init);
    expect(await readFile(repo.path('.git/config'), 'utf8')).toBe(after);

    await repo.add('b.txt', `${key}\n`);
    const commit = ['commit', '-m', 'key'] as const;
    expect((await repo.git(...commit, { allowFailure: true })).exitCode).not.toBe(0);
    await repo.git('worktree', 'add', '--quiet', '-b', 'linked', '../linked');
    const linked = repo.at(repo.path('../linked'));
    await linked.add('c.txt', 'clean\n');
    await linked.git('commit', '--quiet', '-m', 'clean');
    await linked.add('c.txt', `${key}\n`);
    expect((await linked.git(...commit, { allowFailure: true })).exitCode).not.toBe(0);

    await succeed(repo, ['init', '--undo']);
    expect(await readFile(repo.path('.git/config'), 'utf8')).toBe(config);
  });

  testUnless(
    lackGit('2.54', '') === '' ? 'this git has hooks in the configuration' : '',
    'are refused where git is older',
    async () => {
      await using repo = await copyRepository(template);
      const before = await takeSnapshot(repo.root);
      expectRefusal(
        await repo.keyfence('init', '--config-hooks'),
        /--config-hooks needs git 2\.54 or later, and this is git version 2/,
      );
      expect(await takeSnapshot(repo.root)).toEqual(before);
    },
  );
});
