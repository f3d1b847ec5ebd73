import { chmod, copyFile, mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { needsPermission, type Change } from '../../src/hooks/change.ts';
import { planHookFiles, planHookFilesRemoval } from '../../src/hooks/hook-files.ts';
import { INSTALLED_HOOKS } from '../../src/hooks/hooks.ts';
import { carryOut } from '../support/carry-out.ts';
import { installFakeNode, type FakeNode } from '../support/fake-node.ts';
import { makeHookLine, makeInstallation, script } from '../support/hook-line.ts';
import { key, redacted } from '../support/keys.ts';
import { createRepository, type Repository } from '../support/repository.ts';
import { run, type Ran } from '../support/run.ts';
import { describeUnless, lackProgram } from '../support/unless.ts';

const HOOK = 'hooks/pre-commit';
const CLI = 'node_modules/keyfence/dist/cli.cjs';
const SCRIPT = 'node_modules/keyfence/dist/hook.sh';
/** With the words that start them. */
const SHELLS: readonly (readonly string[])[] = [
  ...[['sh'], ['dash'], ['bash'], ['bash', '--posix'], ['busybox', 'sh'], ['zsh']],
  ...[['mksh'], ['ksh93'], ['yash']],
];

/** A commit message, whether Node has to decide, what is staged, and what the environment says. */
type Message = readonly [
  what: string,
  message: string | Buffer,
  needsNode: boolean,
  files?: Readonly<Record<string, string>>,
  env?: Readonly<Record<string, string>>,
];

const CLEAN = 'feat(cli): say what is new\n\n- größer\n- 100 % of `a`, and more\n';
const MESSAGES: readonly Message[] = [
  ['ordinary', CLEAN, false],
  ['without a line feed at its end', 'Fix it', false],
  ['a key', `Use ${key}\n`, true],
  ['the name of a key', 'Read the API_KEY\n', true],
  ['UTF-16', Buffer.from('Use x\n', 'utf16le'), true],
  ['a word of base64', `${Buffer.from(key).toString('base64')}\n`, true],
  ['more than is looked at', CLEAN.repeat(2000), true],
  ['empty', '', true],
  [
    'settings of others',
    CLEAN,
    false,
    { 'package.json': '{ "devDependencies": { "keyfence": "1" } }' },
  ],
  ['a configuration', CLEAN, true, { 'keyfence.config.json': '{}' }],
  [
    'a configuration among others',
    CLEAN,
    true,
    { 'package.json': '{\n"keyfence"\n:\n{ "rules": {} } }' },
  ],
  ['an escape that could name one', CLEAN, true, { 'package.json': '{ "key\\u0066ence": {} }' }],
  ['options of grep', CLEAN, false, {}, { GREP_OPTIONS: '-v' }],
  ['options of grep', `Use ${key}\n`, true, {}, { GREP_OPTIONS: '-v' }],
];

let repo: Repository;
let passing: FakeNode;
let failing: FakeNode;

beforeAll(async () => {
  repo = await createRepository({ startsNode: true });
  await repo.write(CLI, '');
  await copyFile(script, repo.path(SCRIPT));
  passing = await installFakeNode(repo);
  failing = await installFakeNode(repo, 1);
});

beforeEach(() => rm(repo.path('hooks'), { recursive: true, force: true }));

afterAll(() => repo[Symbol.asyncDispose]());

async function writeHook(content: string | Buffer, mode = 0o755): Promise<void> {
  await repo.write(HOOK, content);
  await chmod(repo.path(HOOK), mode);
}

function plan(): Change[] {
  return planHookFiles(repo.path('hooks'), repo.root, makeInstallation(SCRIPT), {
    standAlone: true,
  });
}

const undo = (): Change[] => planHookFilesRemoval(repo.path('hooks'));

/** As git starts it. */
function runHook({ env }: FakeNode, ...args: readonly string[]): Promise<Ran> {
  return run('sh', ['-c', `${HOOK} "$@"`, 'sh', ...args], {
    cwd: repo.root,
    env: { ...repo.env, ...env },
  });
}

test('where there is none, one is made that may be executed, and is gone again', async () => {
  carryOut(plan, repo.root);
  for (const hook of INSTALLED_HOOKS) {
    expect((await stat(repo.path('hooks', hook))).mode & 0o100).toBe(0o100);
    expect(await readFile(repo.path('hooks', hook), 'utf8')).toMatch(/^#!\/bin\/sh\n/);
  }
  expect((await runHook(passing, 'two words', '*')).exitCode).toBe(0);
  expect(await passing.takeCalls()).toEqual([
    [CLI, 'hook', 'pre-commit', '--piped', '--', 'two words', '*'],
  ]);
  carryOut(undo, repo.root);
  for (const hook of INSTALLED_HOOKS) {
    await expect(stat(repo.path('hooks', hook))).rejects.toThrow('ENOENT');
  }
});

test.each([
  ['exec', '#!/bin/sh\necho mine\nexec true\n'],
  ['exit', '#!/usr/bin/env bash\nset -eu\necho mine\nexit 0\n'],
  ['no line feed', '#!/bin/sh\necho mine'],
  ['nothing, without #!', 'echo mine\n'],
  ['nothing, in Latin-1', Buffer.from('#!/bin/sh\n# caf\xe9\necho mine\n', 'latin1')],
])('one that ends in %s runs after ours, and is put back', async (_, content) => {
  await writeHook(content);
  carryOut(plan, repo.root);
  expect(await runHook(passing)).toMatchObject({ exitCode: 0, stdout: Buffer.from('mine\n') });
  expect(await passing.takeCalls()).toEqual([[CLI, 'hook', 'pre-commit', '--piped', '--']]);
  expect(await runHook(failing)).toMatchObject({ exitCode: 1, stdout: Buffer.from('') });
  carryOut(undo, repo.root);
  expect(await readFile(repo.path(HOOK))).toEqual(Buffer.from(content));
});

for (const shell of SHELLS) describeShell(shell);

function describeShell(words: readonly string[]): void {
  const [shell = '', ...options] = words;
  const line = `refs/heads/$(a)\\n ${'1'.repeat(40)} refs/heads/b ${'0'.repeat(40)}\n`;

  /** As its `#!` lets the system start it. */
  function runIn(
    hook: string,
    { env }: FakeNode,
    args: readonly string[],
    stdin = '',
  ): Promise<Ran> {
    const { root: cwd } = repo;
    const all = [...options, '-e', `hooks/${hook}`, ...args];
    return run(shell, all, { cwd, env: { ...repo.env, ...env }, stdin });
  }

  describeUnless(lackProgram(shell, [...options, '-c', ':']), `in ${words.join(' ')}`, () => {
    test.each([
      ['nothing', ''],
      ['one ref', line],
      ['more refs than a pipe holds', line.repeat(10_000)],
    ])('what git tells of a push is read by ours and by what follows: %s', async (_, stdin) => {
      await repo.write('hooks/pre-push', '#!/bin/sh\ncat >below\n');
      carryOut(plan, repo.root);
      const ran = await runIn('pre-push', passing, ['origin', 'url'], stdin);
      expect(ran).toMatchObject({ exitCode: 0, stderr: '' });
      expect(await passing.takeCalls()).toEqual([[CLI, 'hook', 'pre-push', '--', 'origin', 'url']]);
      expect((await readFile(passing.input, 'utf8')).trim()).toBe(stdin.trim());
      expect(await readFile(repo.path('below'), 'utf8')).toBe(stdin);
      await repo.remove('below');
      expect((await runIn('pre-push', failing, ['origin', 'url'], stdin)).exitCode).toBe(1);
      await expect(stat(repo.path('below'))).rejects.toThrow('ENOENT');
    });

    test.each(INSTALLED_HOOKS)('%s hands on its arguments, and how it ends', async (hook) => {
      await repo.write(`hooks/${hook}`, '#!/bin/sh\necho "mine $*"\n');
      carryOut(plan, repo.root);
      const ran = await runIn(hook, passing, ['two  words', '*']);
      expect(ran).toMatchObject({ exitCode: 0, stderr: '' });
      expect(ran.stdout.toString()).toBe('mine two  words *\n');
      const [call = []] = await passing.takeCalls();
      expect(call.slice(0, 3)).toEqual([CLI, 'hook', hook]);
      expect(call.slice(-2)).toEqual(['two  words', '*']);
      expect(await runIn(hook, failing, [])).toMatchObject({ exitCode: 1, stderr: '' });
    });

    test('as git runs what its configuration names, it gets its arguments', async () => {
      const line = makeHookLine('pre-push', SCRIPT);
      // Git puts them behind the command, which ends in a comment.
      const all = [...options, '-c', `${line} "$@"`, line, 'origin', 'a  url'];
      const { root: cwd } = repo;
      const ran = await run(shell, all, { cwd, env: { ...repo.env, ...passing.env }, stdin: line });
      expect(ran).toMatchObject({ exitCode: 0, stderr: '' });
      expect(await passing.takeCalls()).toEqual([
        [CLI, 'hook', 'pre-push', '--', 'origin', 'a  url'],
      ]);
    });

    test('a checkout that made CRLF of every line changes nothing', async () => {
      carryOut(plan, repo.root);
      const lines = await readFile(script, 'utf8');
      await repo.write(SCRIPT, lines.replaceAll('\n', '\r\n'));
      for (const hook of INSTALLED_HOOKS) {
        const written = await readFile(repo.path('hooks', hook), 'utf8');
        await repo.write(`hooks/${hook}`, `${written.replaceAll('\n', '\r\n')}cat\n`);
        const ran = await runIn(hook, passing, ['a b', 'c'], line);
        expect(ran, hook).toMatchObject({ exitCode: 0, stderr: '' });
        if (hook === 'pre-push') expect(ran.stdout.toString()).toBe(line);
        expect((await passing.takeCalls()).map((call) => call.slice(-2))).toEqual([['a b', 'c']]);
        expect((await runIn(hook, failing, [], line)).exitCode, hook).toBe(1);
      }
      await repo.write(SCRIPT, lines);
    });

    test('a commit with a key is stopped, and a clean one is not', async () => {
      await using committed = await createRepository({ startsNode: true });
      const line = makeHookLine('pre-commit');
      const commit = (): Promise<Ran> =>
        run(shell, [...options, '-e', '-c', line], { cwd: committed.root, env: committed.env });
      await committed.add('a.txt', 'clean\n');
      expect(await commit()).toMatchObject({ exitCode: 0, stderr: '' });
      await committed.add('a.txt', `${key}\n`);
      const { exitCode, stdout, stderr } = await commit();
      expect([exitCode, stderr]).toEqual([1, '']);
      expect(stdout.toString()).toContain(redacted(key));
    });

    test('an ordinary message is cleared without Node, and it decides about any other', async () => {
      carryOut(plan, repo.root);
      // No other test has let it note a call.
      const deciding = await installFakeNode(repo, 3);
      const lines = await readFile(script, 'utf8');
      for (const ending of ['\n', '\r\n']) {
        await repo.write(SCRIPT, lines.replaceAll('\n', ending));
        for (const [what, message, needsNode, files = {}, env = {}] of MESSAGES) {
          await repo.write('message', message);
          for (const [path, content] of Object.entries(files)) await repo.add(path, content);
          const ran = await runIn('commit-msg', { ...deciding, env: { ...deciding.env, ...env } }, [
            'message',
          ]);
          expect(ran, what).toEqual({
            exitCode: needsNode ? 3 : 0,
            stdout: Buffer.from(''),
            stderr: '',
          });
          if (needsNode)
            expect(await deciding.takeCalls()).toEqual([
              [CLI, 'hook', 'commit-msg', '--', 'message'],
            ]);
          for (const path of Object.keys(files)) await repo.git('rm', '-q', '-f', path);
        }
      }
      await repo.write(SCRIPT, lines);
    });

    test('without the package it blocks with one sentence', async () => {
      carryOut(
        () =>
          planHookFiles(repo.path('hooks'), repo.root, makeInstallation('gone/hook.sh'), {
            standAlone: true,
          }),
        repo.root,
      );
      expect(await runIn('commit-msg', passing, ['message'])).toEqual({
        exitCode: 2,
        stdout: Buffer.from(''),
        stderr: 'keyfence: not installed here, so the commit was blocked; run "npm install"\n',
      });
    });

    test('without Node it blocks with one sentence', async () => {
      carryOut(plan, repo.root);
      const args = [...options, '-e', '-c', 'PATH=/dev/null; . ./hooks/commit-msg'];
      const { root: cwd, env } = repo;
      const { exitCode, stdout, stderr } = await run(shell, args, { cwd, env });
      expect([exitCode, stdout.toString()]).toEqual([2, '']);
      expect(stderr).toMatch(/^keyfence: no node on the PATH, .*\n$/);
    });
  });
}

test('one in CRLF keeps its lines, and is extended and put back in CRLF', async () => {
  const theirs = 'echo mine\r\necho yours\r\n';
  await writeHook(theirs);
  carryOut(plan, repo.root);
  const content = await readFile(repo.path(HOOK), 'utf8');
  expect(content.endsWith(theirs)).toBe(true);
  expect(content).not.toMatch(/[^\r]\n/);
  carryOut(undo, repo.root);
  expect(await readFile(repo.path(HOOK), 'utf8')).toBe(theirs);
});

test.each([
  ['a line', makeHookLine('pre-commit', 'old/hook.sh')],
  ['a line of another version', 'keyfence_hook=x keyfence=\'old/y\'; . "$keyfence" # keyfence: z'],
  [
    'a block, as the first versions wrote it',
    '# >>> keyfence: put here by "npx keyfence init"\nnode \'old/cli.cjs\' hook pre-commit -- "$@" || exit $? #\n# <<< keyfence',
  ],
])('%s of an older keyfence makes place for this one', async (_, old) => {
  await writeHook(`#!/bin/sh\n${old}\necho mine\n`);
  carryOut(plan, repo.root);
  const line = makeHookLine('pre-commit', SCRIPT);
  expect(await readFile(repo.path(HOOK), 'utf8')).toBe(`#!/bin/sh\n${line}\necho mine\n`);
  await writeHook(`#!/bin/sh\n${line}\n${old}\necho mine\n`);
  carryOut(undo, repo.root);
  expect(await readFile(repo.path(HOOK), 'utf8')).toBe('#!/bin/sh\necho mine\n');
});

test('what it writes is one line for each hook', async () => {
  carryOut(plan, repo.root);
  expect(await readFile(repo.path(HOOK), 'utf8')).toMatchInlineSnapshot(`
    "#!/bin/sh
    keyfence_hook=pre-commit keyfence='node_modules/keyfence/dist/hook.sh'; [ -f "$keyfence" ] || keyfence="$(git rev-parse --git-common-dir)"/../"$keyfence"; [ -f "$keyfence" ] || { echo 'keyfence: not installed here, so the commit was blocked; run "npm install"' >&2; exit 2; }; . "$keyfence" # keyfence: keeps secrets out of git; "keyfence init --undo" removes this line
    "
  `);
});

test('one that is not executable becomes so', async () => {
  await writeHook('#!/bin/sh\n:\n', 0o644);
  expect(plan().map((change) => needsPermission(change))).toEqual([true, false, false, false]);
  carryOut(plan, repo.root);
  expect((await stat(repo.path(HOOK))).mode & 0o100).toBe(0o100);
});

test.each([
  ['Python', '#!/usr/bin/env python3\nprint("hi")\n'],
  ['Node', '#!/usr/bin/node\n// sh\n'],
  ['binary', Buffer.from([0x7f, 0x45, 0x4c, 0x46, 0, 1, 2])],
])('one in %s is refused with what to write into it', async (_, content) => {
  await writeHook(content);
  expect(plan).toThrow(
    /pre-commit is not a shell script.*let it call "node node_modules\/keyfence\/dist\/cli\.cjs hook pre-commit --"/,
  );
});

test.each<[string, () => Promise<void>, RegExp]>([
  ['a file', () => repo.write('hooks', ''), /hooks is not a directory/],
  ['a link to nothing', () => repo.link('hooks', 'gone'), /hooks is not a directory/],
  [
    'a link out of the repository',
    async () => {
      await mkdir(join(repo.directory, 'shared'));
      await repo.link('hooks', '../shared');
    },
    /hooks is a symbolic link to .*shared, which is not this repository's own/,
  ],
])('%s in place of their directory is refused', async (_, make, reason) => {
  await make();
  expect(plan).toThrow(reason);
});

test('a link to a directory of the repository in place of theirs is followed', async () => {
  await mkdir(repo.path('scripts/hooks'), { recursive: true });
  await repo.link('hooks', 'scripts/hooks');
  carryOut(plan, repo.root);
  expect(await readFile(repo.path('scripts', HOOK), 'utf8')).toContain('keyfence');
});

test('one that is a symbolic link stays one', async () => {
  await repo.write('scripts/check.sh', '#!/bin/sh\n:\n');
  await chmod(repo.path('scripts/check.sh'), 0o755);
  await repo.link(HOOK, '../scripts/check.sh');
  carryOut(plan, repo.root);
  expect(await readFile(repo.path('scripts/check.sh'), 'utf8')).toContain('keyfence');
  carryOut(undo, repo.root);
  expect(await readFile(repo.path(HOOK), 'utf8')).toBe('#!/bin/sh\n:\n');
});

test.each([
  ['to no file', '../gone', /symbolic link to no file/],
  ['out of the repository', '../../outside.sh', /not this repository's own/],
  ['that another hook is too', 'commit-msg', /are the same file/],
])('one that is a symbolic link %s is refused', async (_, target, reason) => {
  await writeFile(join(repo.directory, 'outside.sh'), '#!/bin/sh\n');
  await repo.write('hooks/commit-msg', '#!/bin/sh\n');
  await repo.link(HOOK, target);
  expect(plan).toThrow(reason);
});
