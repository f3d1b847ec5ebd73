import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hostedCommand } from '../support/hosted-program.ts';
import { commitFile } from '../support/commit-file.ts';
import { copyRepository } from '../support/copy-repository.ts';
import { expectNoSecret } from '../support/expect-no-secret.ts';
import { key, oldKey, redacted, secondKey } from '../support/keys.ts';
import { expectRefusal } from '../support/report.ts';
import { createRepository, type Repository } from '../support/repository.ts';

async function installPushHook(
  repo: Repository,
  directory: string,
  name: string,
  args: readonly string[] = [],
): Promise<void> {
  const words = [...hostedCommand(), 'hook', '--verbose', name, ...args];
  const command = words.map((word) => `'${word.replaceAll('\\', '/')}'`).join(' ');
  await mkdir(directory, { recursive: true });
  await writeFile(`${directory}/${name}`, `#!/bin/sh\nexec ${command} "$@"\n`);
  await chmod(`${directory}/${name}`, 0o755);
}

/** A repository with a remote, which has what `origin` has been pushed, and the hook in place. */
async function createPushing(): Promise<Repository> {
  const repo = await createRepository();
  await repo.git('init', '--quiet', '--bare', '--template=', '../remote.git');
  await repo.git('remote', 'add', 'origin', '../remote.git');
  await commitFile(repo, 'a.txt', `${oldKey}\n`);
  await repo.git('push', '--quiet', 'origin', 'main');
  await installPushHook(repo, repo.path('.git/hooks'), 'pre-push');
  return repo;
}

let pushing: Repository;
beforeAll(async () => {
  pushing = await createPushing();
});
afterAll(() => pushing[Symbol.asyncDispose]());

interface Pushed {
  readonly happened: boolean;
  readonly output: string;
}

async function push(repo: Repository, ...args: readonly string[]): Promise<Pushed> {
  const ran = await repo.git('push', ...args, { allowFailure: true });
  const output = ran.stdout.toString() + ran.stderr;
  expectNoSecret(output);
  return { happened: ran.exitCode === 0, output };
}

async function expectStopped(
  repo: Repository,
  args: readonly string[],
  ...shown: readonly string[]
): Promise<void> {
  const { happened, output } = await push(repo, ...args);
  expect(happened, output).toBe(false);
  for (const text of shown) expect(output).toContain(text);
}

async function expectPushed(
  repo: Repository,
  args: readonly string[],
  ...shown: readonly string[]
): Promise<void> {
  const { happened, output } = await push(repo, ...args);
  expect(happened, output).toBe(true);
  for (const text of shown) expect(output).toContain(text);
}

describe('pre-push stops', () => {
  test('a key in any commit, the last one or not', async () => {
    await using repo = await copyRepository(pushing);
    const guilty = await commitFile(repo, 'b.txt', `${key}\n`);
    await commitFile(repo, 'b.txt', 'clean\n');
    await expectStopped(repo, ['origin', 'main'], redacted(key), 'b.txt:1', guilty.slice(0, 12));
  });

  test('a key in a message', async () => {
    await using repo = await copyRepository(pushing);
    await commitFile(repo, 'b.txt', 'clean\n', key);
    await expectStopped(repo, ['origin', 'main'], redacted(key), 'commit message');
  });

  test('a key in a new branch', async () => {
    await using repo = await copyRepository(pushing);
    await repo.git('switch', '--quiet', '--create', 'feature');
    await commitFile(repo, 'b.txt', `${key}\n`);
    await expectStopped(repo, ['origin', 'feature:other'], redacted(key));
  });

  test('a key in a history that replaces the one that is there', async () => {
    await using repo = await copyRepository(pushing);
    await commitFile(repo, 'b.txt', 'first\n');
    await expectPushed(repo, ['origin', 'main']);
    await repo.write('b.txt', `${key}\n`);
    await repo.git('commit', '--quiet', '--all', '--amend', '-m', 'second');
    await expectStopped(repo, ['--force', 'origin', 'main'], redacted(key));
  });

  test('a key in one of several branches', async () => {
    await using repo = await copyRepository(pushing);
    await repo.git('branch', 'one');
    await repo.git('switch', '--quiet', '--create', 'two');
    await commitFile(repo, 'b.txt', `${key}\n`);
    await expectStopped(repo, ['--all', 'origin'], redacted(key));
  });

  test('a key in the message of a tag', async () => {
    await using repo = await copyRepository(pushing);
    await repo.git('tag', '--annotate', '-m', key, 'v1');
    await expectStopped(repo, ['origin', 'v1'], redacted(key), 'tag v1');
  });

  test('a key in a commit that only a tag leads to', async () => {
    await using repo = await copyRepository(pushing);
    await commitFile(repo, 'b.txt', `${key}\n`);
    await repo.git('tag', 'v1');
    await repo.git('reset', '--quiet', '--hard', 'HEAD~1');
    await expectStopped(repo, ['origin', 'v1'], redacted(key));
  });

  test('a key in a blob or a tree that is tagged', async () => {
    await using repo = await copyRepository(pushing);
    const blob = await repo.stage('b.txt', `${key}\n`);
    await repo.git('tag', 'blob', blob);
    await expectStopped(repo, ['origin', 'blob'], redacted(key), blob);
    const { stdout } = await repo.git('write-tree');
    await repo.git('tag', '--annotate', '-m', 'tree', 'tree', stdout.toString().trim());
    await expectStopped(repo, ['origin', 'tree'], redacted(key), 'b.txt:1');
  });

  test('a key in a note', async () => {
    await using repo = await copyRepository(pushing);
    await repo.git('notes', 'add', '-m', key);
    await expectStopped(repo, ['origin', 'refs/notes/commits'], redacted(key));
  });

  test('a key in the name of a branch', async () => {
    await using repo = await copyRepository(pushing);
    await expectStopped(repo, ['origin', `main:refs/heads/${key}`], redacted(key));
  });

  test('a secret file', async () => {
    await using repo = await copyRepository(pushing);
    await commitFile(repo, '.env', 'A=1\n');
    await expectStopped(repo, ['origin', 'main'], '.env', 'no-secret-file');
  });

  test('an evil merge', async () => {
    await using repo = await copyRepository(pushing);
    await repo.git('switch', '--quiet', '--create', 'feature');
    await commitFile(repo, 'b.txt', 'feature\n');
    await repo.git('switch', '--quiet', 'main');
    await commitFile(repo, 'c.txt', 'main\n');
    await repo.git('merge', '--quiet', '--no-commit', 'feature');
    await commitFile(repo, 'evil.txt', `${key}\n`);
    await expectStopped(repo, ['origin', 'main'], redacted(key));
  });

  test('history that another remote has already', async () => {
    await using repo = await copyRepository(pushing);
    await repo.git('init', '--quiet', '--bare', '--template=', '../public.git');
    await repo.git('remote', 'add', 'public', '../public.git');
    await expectStopped(repo, ['public', 'main'], redacted(oldKey));
    await expectStopped(repo, ['../public.git', 'main'], redacted(oldKey));
    await expectPushed(repo, ['origin', 'main']);
  });

  test('history that another remote has, the name of which begins with the name of this one', async () => {
    await using repo = await copyRepository(pushing);
    await repo.git('init', '--quiet', '--bare', '--template=', '../private.git');
    // As older versions of `git remote add` write it; newer ones refuse the name.
    await repo.git('config', 'remote.origin/private.url', '../private.git');
    const refs = '+refs/heads/*:refs/remotes/origin/private/*';
    await repo.git('config', 'remote.origin/private.fetch', refs);
    await commitFile(repo, 'b.txt', `${key}\n`);
    await repo.git('push', '--quiet', '--no-verify', 'origin/private', 'main');
    await expectStopped(repo, ['origin', 'main'], redacted(key));
  });

  test('history that the place to fetch from has, and the place to push to has not', async () => {
    await using repo = await copyRepository(pushing);
    await repo.git('init', '--quiet', '--bare', '--template=', '../public.git');
    await repo.git('config', 'remote.origin.pushUrl', '../public.git');
    await expectStopped(repo, ['origin', 'main'], redacted(oldKey));
  });

  test('what git gives to nobody', async () => {
    await using repo = await copyRepository(pushing);
    const ran = await repo.keyfence('hook', '--verbose', 'pre-push', 'origin', '../remote.git', {
      stdin: 'refs/heads/main\n',
    });
    expect(ran).toMatchObject({ exitCode: 2, stdout: '' });
    expect(ran.stderr).toContain('so the push was blocked');
    expectRefusal(await repo.keyfence('hook', 'pre-push'), /name and the URL/);
  });

  test('an object that is not there', async () => {
    await using repo = await copyRepository(pushing);
    const line = `refs/heads/main ${'1'.repeat(40)} refs/heads/main ${'0'.repeat(40)}\n`;
    const ran = await repo.keyfence('hook', '--verbose', 'pre-push', 'origin', '../remote.git', {
      stdin: line,
    });
    expect(ran).toMatchObject({ exitCode: 2, stdout: '' });
  });
});

describe('pre-push lets pass', () => {
  test('clean commits', async () => {
    await using repo = await copyRepository(pushing);
    await commitFile(repo, 'b.txt', 'clean\n');
    await expectPushed(repo, ['origin', 'main'], 'no secrets found; scanned 1 blob, 1 commit');
  });

  test('what the file held on the remote, and tells it', async () => {
    await using repo = await copyRepository(pushing);
    await commitFile(repo, 'a.txt', `${oldKey}\nmore\n`);
    await expectPushed(repo, ['origin', 'main'], redacted(oldKey), 'already committed');
  });

  test('a new branch of what the remote has', async () => {
    await using repo = await copyRepository(pushing);
    await expectPushed(repo, ['origin', 'main:other'], 'nothing pushed that is not there already');
  });

  test('what the baseline accepts', async () => {
    await using repo = await copyRepository(pushing);
    await repo.write('b.txt', `${key}\n`);
    expect((await repo.keyfence('baseline', '--include-new')).exitCode).toBe(0);
    await repo.commit();
    await commitFile(repo, 'b.txt', `more\n${key}\n`);
    await expectPushed(repo, ['origin', 'main'], '1 accepted');
    await commitFile(repo, 'c.txt', `${key}\n`);
    await expectStopped(repo, ['origin', 'main'], 'c.txt:1');
  });

  test('a deletion', async () => {
    await using repo = await copyRepository(pushing);
    await expectPushed(repo, ['origin', 'main:other']);
    await commitFile(repo, 'b.txt', `${key}\n`);
    await expectPushed(repo, ['origin', ':other'], 'only deletions pushed');
  });

  test('a lightweight tag, and a clean annotated one', async () => {
    await using repo = await copyRepository(pushing);
    await repo.git('tag', 'light');
    await repo.git('tag', '--annotate', '-m', 'clean', 'heavy');
    await expectPushed(repo, ['origin', 'light', 'heavy'], '1 tag');
  });

  test('a merge of what the remote has', async () => {
    await using repo = await copyRepository(pushing);
    await repo.git('switch', '--quiet', '--create', 'feature');
    await commitFile(repo, 'b.txt', 'feature\n');
    await repo.git('switch', '--quiet', 'main');
    await commitFile(repo, 'c.txt', `${secondKey}\n`);
    await repo.git('push', '--quiet', '--no-verify', 'origin', 'main');
    await repo.git('switch', '--quiet', 'feature');
    await repo.git('merge', '--quiet', '--no-edit', 'main');
    await expectPushed(repo, ['origin', 'feature'], 'no secrets found');
  });

  test('a force push after somebody else has pushed', async () => {
    await using repo = await copyRepository(pushing);
    await repo.git('clone', '--quiet', '../remote.git', '../other');
    const other = repo.at(repo.path('../other'));
    await commitFile(other, 'other.txt', `${secondKey}\n`);
    await other.git('push', '--quiet', 'origin', 'main');
    await commitFile(repo, 'b.txt', 'clean\n');
    await expectPushed(repo, ['--force', 'origin', 'main'], 'no secrets found');
  });

  test('nothing', async () => {
    await using repo = await copyRepository(pushing);
    const { exitCode, stdout } = await repo.keyfence(
      'hook',
      '--verbose',
      'pre-push',
      'origin',
      'url',
    );
    expect({ exitCode, stdout }).toEqual({
      exitCode: 0,
      stdout: 'no secrets found; nothing pushed\n',
    });
  });
});

describe('pre-receive', () => {
  let bare: Repository;
  beforeAll(async () => {
    bare = await createRepository({ bare: true });
    await bare.git('clone', '--quiet', '.', '../client');
    const client = bare.at(bare.path('../client'));
    await client.git('remote', 'set-url', 'origin', '../work');
    await commitFile(client, 'a.txt', `${oldKey}\n`);
    await client.git('push', '--quiet', 'origin', 'main');
  });
  afterAll(() => bare[Symbol.asyncDispose]());

  /** A bare server with the hook, which had a key before, and a client that has cloned it. */
  async function createServer(
    args: readonly string[] = [],
  ): Promise<{ server: Repository; client: Repository } & AsyncDisposable> {
    const server = await copyRepository(bare);
    const client = server.at(server.path('../client'));
    await installPushHook(server, server.path('hooks'), 'pre-receive', args);
    return { server, client, [Symbol.asyncDispose]: () => server[Symbol.asyncDispose]() };
  }

  test('keeps a key out, and nothing of the push stays', async () => {
    await using place = await createServer();
    const { server, client } = place;
    const before = await server.head();
    const guilty = await commitFile(client, 'b.txt', `${key}\n`);
    await commitFile(client, 'b.txt', 'clean\n');
    await expectStopped(client, ['origin', 'main'], redacted(key), 'b.txt:1');
    expect(await server.head()).toBe(before);
    const found = await server.git('cat-file', '-e', guilty, { allowFailure: true });
    expect(found.exitCode).not.toBe(0);
  });

  test('keeps out a key in a message, a tag, a new branch', async () => {
    await using place = await createServer();
    const { client } = place;
    await client.git('tag', '--annotate', '-m', key, 'v1');
    await expectStopped(client, ['origin', 'v1'], redacted(key));
    await client.git('switch', '--quiet', '--create', 'feature');
    await commitFile(client, 'b.txt', 'clean\n', secondKey);
    await expectStopped(client, ['origin', 'feature'], redacted(secondKey));
  });

  test('lets pass what is clean, what is there already, and deletions', async () => {
    await using place = await createServer();
    const { client } = place;
    await commitFile(client, 'a.txt', `${oldKey}\nmore\n`);
    await expectPushed(client, ['origin', 'main'], 'already committed');
    await expectPushed(client, ['origin', 'main:other'], 'nothing pushed');
    await expectPushed(client, ['origin', ':other'], 'only deletions');
  });

  test('is not configured by what is pushed', async () => {
    await using place = await createServer();
    const { client } = place;
    const off = '{ "rules": { "no-xai-key": "off" }, "ignore": ["**"] }';
    await client.write('b.txt', `${key}\n`);
    // A baseline that accepts the key, and a configuration that turns everything off.
    expect((await client.keyfence('baseline', '--include-new')).exitCode).toBe(0);
    await client.write('keyfence.config.json', off);
    await client.commit();
    await expectStopped(client, ['origin', 'main'], redacted(key));
  });

  test('is configured by the server', async () => {
    await using place = await createServer(['--config', 'server.json']);
    const { server, client } = place;
    await server.write('server.json', '{ "rules": { "no-xai-key": "off" } }');
    await commitFile(client, 'b.txt', `${key}\n`);
    await expectPushed(client, ['origin', 'main'], 'no secrets found');
    await server.write('server.json', '{ "nope": true }');
    await commitFile(client, 'b.txt', 'clean\n');
    await expectStopped(client, ['origin', 'main'], 'server.json', 'the push was blocked');
  });

  describe('of a change that was made in the browser of GitLab', () => {
    const env = { GL_PROTOCOL: 'web' };
    const zeros = '0'.repeat(40);

    async function receive(text: string, id?: string): ReturnType<Repository['keyfence']> {
      await using place = await createServer();
      const { server, client } = place;
      await commitFile(client, 'b.txt', text);
      await server.git('fetch', '--quiet', client.root);
      const stdin = `${zeros} ${id ?? (await client.head())} refs/heads/new\n`;
      return await server.keyfence('hook', 'pre-receive', { env, stdin });
    }

    test('each line of a refusal has the prefix that GitLab shows', async () => {
      const { stderr, ...others } = await receive(`${key}\n`);
      expect(others).toEqual({ exitCode: 1, stdout: '' });
      expect(stderr.split('\n')).toEqual([
        'GL-HOOK-ERR: keyfence refused this change:',
        `GL-HOOK-ERR: b.txt:1:1: xAI API key ${redacted(key)}`,
        'GL-HOOK-ERR: Take each secret out of the commits, and disable it.',
        '',
      ]);
    });

    test('tells ten, and how many more there are', async () => {
      const { stderr } = await receive(`${key}\n`.repeat(13));
      expect(stderr.match(/^GL-HOOK-ERR: b\.txt/gm)).toHaveLength(10);
      expect(stderr).toContain('GL-HOOK-ERR: and 3 more\n');
    });

    test('an error has it too', async () => {
      const { exitCode, stderr } = await receive('clean\n', '1'.repeat(40));
      expect(exitCode).toBe(2);
      expect(stderr).toMatch(/^(?:GL-HOOK-ERR: .+\n)+$/);
    });

    test('what is clean says nothing', async () => {
      expect(await receive('clean\n')).toMatchObject({ exitCode: 0, stderr: '' });
    });
  });

  test('of a repository with a work tree', async () => {
    await using repo = await createRepository();
    await commitFile(repo, 'a.txt', 'one\n');
    await repo.git('config', 'receive.denyCurrentBranch', 'updateInstead');
    await installPushHook(repo, repo.path('.git/hooks'), 'pre-receive');
    await repo.git('clone', '--quiet', '.', '../client');
    const client = repo.at(repo.path('../client'));
    await commitFile(client, 'b.txt', `${key}\n`);
    await expectStopped(client, ['origin', 'main'], redacted(key));
    await client.git('reset', '--quiet', '--hard', 'HEAD~1');
    await commitFile(client, 'b.txt', 'clean\n');
    await expectPushed(client, ['origin', 'main']);
  });
});
