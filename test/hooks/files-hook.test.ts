import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parseArguments } from '../../src/cli/arguments/parse-arguments.ts';
import { key, oldKey, redacted, secondKey } from '../support/keys.ts';
import { expectRefusal } from '../support/report.ts';
import { createRepository, type KeyfenceRan, type Repository } from '../support/repository.ts';

const FILES_HOOK = ['hook', 'pre-commit-files'];

describe('between two refs', () => {
  let repo: Repository;

  /** `before` has a key; `after` adds one, moves the old one, and is not what stands in the work tree. */
  beforeAll(async () => {
    repo = await createRepository();
    await repo.write('old.txt', `${oldKey}\n`);
    await repo.write('same.txt', `${oldKey}\n`);
    await repo.commit();
    await repo.git('tag', 'before');
    await repo.git('mv', 'old.txt', 'moved.txt');
    await repo.write('new.txt', `${key}\n`);
    await repo.commit();
    await repo.git('tag', 'after');
    await repo.git('checkout', '-q', 'before');
    await repo.git('commit', '-q', '--allow-empty', '--no-verify', '-m', 'on');
    await repo.git('tag', 'beside');
    await repo.write('dirty.txt', `${key}\n`);
    await repo.git('checkout', '-q', '--orphan', 'alone');
    await repo.git('commit', '-q', '--allow-empty', '--no-verify', '-m', 'alone');
    await repo.git('tag', 'alone-tag');
    await repo.git('checkout', '-q', 'beside');
  });

  afterAll(() => repo[Symbol.asyncDispose]());

  function runBetween(from: string, to: string, ...names: string[]): Promise<KeyfenceRan> {
    const env = { PRE_COMMIT_FROM_REF: from, PRE_COMMIT_TO_REF: to };
    return repo.keyfence('hook', '--verbose', ...FILES_HOOK.slice(1), ...names, { env });
  }

  test.each([
    ['no names', []],
    ['names of the work tree', ['dirty.txt', 'same.txt']],
  ])('what the range adds is found, with %s', async (_, names) => {
    const { exitCode, stdout } = await runBetween('before', 'after', ...names);
    expect(exitCode).toBe(1);
    expect(stdout).toMatch(/new\.txt:1:/);
    expect(stdout).toContain(redacted(key));
    expect(stdout).toMatch(/moved\.txt:1:.*/);
    expect(stdout).toMatch(/already[- ]committed/i);
    expect(stdout).not.toMatch(/dirty|same/);
    expect(stdout).toContain('scanned 2 blobs, 1 commit');
  });

  test('what one side has and the other never had is not added by it', async () => {
    expect((await runBetween('beside', 'after')).exitCode).toBe(1);
    const { exitCode, stdout } = await runBetween('after', 'beside');
    expect(exitCode).toBe(0);
    expect(stdout).toContain('scanned 0 blobs, 1 commit');
    expect((await runBetween('after', 'after')).stdout).toContain(
      'no commits between after and after',
    );
  });

  test('all of a history that has nothing in common with the other side is added', async () => {
    const { exitCode, stdout } = await runBetween('before', 'alone-tag');
    expect(exitCode).toBe(1);
    expect(stdout).toMatch(/same\.txt:1:.*error/);
  });

  test('what came and went again in between is found', async () => {
    await repo.git('checkout', '-q', 'before');
    await repo.write('short.txt', `${key}\n`);
    await repo.commit('came');
    await repo.remove('short.txt');
    await repo.commit('went');
    const { exitCode, stdout } = await runBetween('before', 'HEAD');
    expect(exitCode).toBe(1);
    expect(stdout).toContain('short.txt:1');
    await repo.git('checkout', '-q', 'beside');
  });

  test('what a baseline accepts is accepted', async () => {
    await repo.git('checkout', '-q', 'after');
    await repo.keyfence('baseline', '--include-new');
    expect((await runBetween('before', 'after')).exitCode).toBe(0);
    await repo.remove('.keyfence-baseline.jsonl');
    await repo.git('checkout', '-q', 'beside');
  });

  test.each([
    ['from', '', 'after', /have to name two commits/],
    ['to', 'before', '', /have to name two commits/],
    ['an option', '--output=x', 'after', /have to name two commits/],
    ['no commit', 'before', 'nowhere', /there is no commit "nowhere"/],
    ['the zeros of a ref that is not there', '0'.repeat(40), 'after', /there is no commit "0{12}"/],
  ])('a ref that is missing or wrong is a refusal: %s', async (_, from, to, reason) => {
    const ran = await runBetween(from, to);
    expect(ran).toMatchObject({ exitCode: 2, stdout: '' });
    expect(ran.stderr).toMatch(reason);
  });
});

describe('without refs', () => {
  test('the named files are scanned, and what a baseline accepts is accepted', async () => {
    await using repo = await createRepository();
    await repo.add('.gitignore', '.env\n.env.*\nsecrets.*\n');
    await repo.add('a.txt', `${oldKey}\n`);
    expect((await repo.keyfence(...FILES_HOOK, 'a.txt')).exitCode).toBe(1);
    expect((await repo.keyfence(...FILES_HOOK, '.gitignore')).exitCode).toBe(0);
    await repo.keyfence('baseline', '--include-new');
    expect((await repo.keyfence(...FILES_HOOK, 'a.txt')).exitCode).toBe(0);
  });

  test('in a commit it scans what is staged, named or not', async () => {
    await using repo = await createRepository();
    await repo.add('old.txt', `${oldKey}\n`);
    await repo.commit();
    await repo.write('untracked.txt', `${secondKey}\n`);
    const env = { GIT_INDEX_FILE: repo.path('.git/index') };
    const hook = (...names: readonly string[]): Promise<KeyfenceRan> =>
      repo.keyfence(...FILES_HOOK, ...names, { env });
    expect(await hook()).toMatchObject({ exitCode: 0 });
    await repo.add('old.txt', `${oldKey}\nmore\n`);
    const known = await hook('old.txt');
    expect(known.exitCode, known.stdout).toBe(0);
    expect(known.stdout).toContain('already committed');
    await repo.add('new.txt', `${key}\n`);
    await repo.write('new.txt', 'gone again\n');
    for (const names of [['new.txt', 'old.txt'], ['old.txt'], []]) {
      const { exitCode, stdout } = await hook(...names);
      expect(exitCode).toBe(1);
      expect(stdout).toContain(redacted(key));
    }
    await repo.git('rm', '-q', '--cached', '-f', 'new.txt');
    const beside = await hook('old.txt', 'untracked.txt');
    expect(beside.exitCode).toBe(1);
    expect(beside.stdout).toContain('untracked.txt:1');
  });

  test('without a commit and without names it judges what is staged', async () => {
    await using repo = await createRepository();
    await repo.add('a.txt', `${key}\n`);
    expect((await repo.keyfence(...FILES_HOOK)).exitCode).toBe(1);
  });
});

/** Files that read like a flag of keyfence, or of what it calls. */
const FLAGS = [
  '--help',
  '-h',
  '--version',
  '-v',
  '-x',
  '--',
  '--piped',
  '--config',
  '--config=off.json',
  '--no-color',
  '--timeout',
  '--output=x',
  '*.txt',
  ':(top)',
];

describe('files with the names of flags', () => {
  let repo: Repository;

  beforeAll(async () => {
    repo = await createRepository();
    await repo.add('off.json', '{"rules":{"no-xai-key":"off"}}');
    for (const name of FLAGS) await repo.add(name, 'clean\n');
    await repo.add('key.txt', `${key}\n`);
  });

  afterAll(() => repo[Symbol.asyncDispose]());

  test.each([[[]], [['--']]])('are files, whether %j stands before them or not', async (dashes) => {
    const names = [...FLAGS, 'key.txt'];
    const all = await repo.keyfence(...FILES_HOOK, ...dashes, ...names);
    expect(all.exitCode, all.stderr).toBe(1);
    expect(all.stdout).toContain(`scanned ${String(names.length)} of`);
    for (const name of ['--help', '-v', '-x', '--config=off.json']) {
      const { exitCode, stdout } = await repo.keyfence(...FILES_HOOK, ...dashes, name, 'key.txt');
      expect(exitCode, name).toBe(1);
      expect(stdout).toContain('key.txt:1');
    }
  });

  test.each(['--help', '-x', '--config'])(
    '%s means nothing to the hook of a commit',
    async (name) => {
      const { exitCode, stdout } = await repo.keyfence('hook', 'pre-commit', name, 'a', 'b');
      expect(exitCode).toBe(1);
      expect(stdout).toContain('key.txt:1');
    },
  );

  test.each([['--help'], ['--', '-v']])('%s can be a message and a remote', async (...words) => {
    const name = words.at(-1) ?? '';
    await repo.write(`messages/${name}`, `see ${key}\n`);
    const message = await repo.keyfence('hook', 'commit-msg', ...words, { cwd: 'messages' });
    expect(message.exitCode, name + message.stderr).toBe(1);
    const call = ['hook', '--verbose', 'pre-push', ...words, 'url'];
    const push = await repo.keyfence(...call, { stdin: '' });
    expect(push, name).toMatchObject({ exitCode: 0, stderr: '' });
    expect(push.stdout).toContain('nothing pushed');
  });
});

test.each(FLAGS)('%s behind a hook that is called with names is a name', (word) => {
  for (const hook of ['pre-commit-files', 'commit-msg', 'pre-push']) {
    const told = [word, 'b'];
    const expected = { positionals: [hook, ...told], flags: {} };
    const commands = ['scan', 'hook'];
    if (word !== '--') {
      const bare = parseArguments(['hook', hook, ...told], commands);
      expect(bare).toMatchObject({ ...expected, command: 'hook' });
    }
    const given = parseArguments(['--no-color', 'hook', hook, '--', ...told], commands);
    expect(given).toMatchObject({ ...expected, flags: { color: false } });
    expect(given.flags.help).toBeUndefined();
  }
});

test('flags of keyfence stand before the name of the hook', async () => {
  await using repo = await createRepository();
  await repo.write('off.json', '{"rules":{"no-xai-key":"off"}}');
  await repo.add('a.txt', `${key}\n`);
  const config = ['--config', 'off.json'];
  expect((await repo.keyfence('hook', ...config, 'pre-commit-files', 'a.txt')).exitCode).toBe(0);
  expect((await repo.keyfence('hook', ...config, 'pre-commit')).exitCode).toBe(0);
  expect((await repo.keyfence(...config, 'hook', 'pre-commit', '--')).exitCode).toBe(0);
  expect((await repo.keyfence('hook', 'pre-commit', ...config)).exitCode).toBe(0);
  expectRefusal(await repo.keyfence('hook', 'commit-msg', 'off.json', ...config), /takes one file/);
  expectRefusal(
    await repo.keyfence('hook', 'pre-push', 'origin', 'url', ...config, { stdin: '' }),
    /takes the name and the URL of the remote/,
  );
});
