import { chmod, mkdir, readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { findShown } from '../support/find-shown.ts';
import { key, managementKey, secondKey } from '../support/keys.ts';
import { expectRefusal } from '../support/report.ts';
import { createRepository, type KeyfenceRan, type Repository } from '../support/repository.ts';
import { run } from '../support/run.ts';
import { start } from '../support/start.ts';
import { describeUnless, lackProgram } from '../support/unless.ts';
import { XaiMock } from '../support/xai-mock.ts';

const onPosix = describe.runIf(process.platform !== 'win32');

async function createWithKey(): Promise<Repository> {
  const repo = await createRepository();
  await repo.write('.gitignore', '.env\n.env.*\n**/secrets.*\n');
  await repo.write('a.py', `key = "${key}"\n`);
  return repo;
}

async function rotate(repo: Repository, mock: XaiMock, ...args: string[]): Promise<KeyfenceRan> {
  const ran = await repo.keyfence('rotate', 'a.py', ...args, { env: mock.env });
  for (const one of mock.keys) {
    expect(findShown(ran.stdout + ran.stderr, one.key), 'a key is shown').toBeUndefined();
  }
  return ran;
}

onPosix('keyfence rotate --into', () => {
  test('writes the new key into a file that only its owner can read', async () => {
    await using mock = await XaiMock.start(managementKey);
    await using repo = await createWithKey();
    mock.add(key);
    await repo.write('.env.local', `PORT=1\nXAI_API_KEY=${key}\n`);
    await chmod(repo.path('.env.local'), 0o644);
    const args = ['--into', '.env.local', '--yes', '--output', '../receipt.json'];
    const ran = await rotate(repo, mock, ...args);
    expect(ran.exitCode, ran.stderr).toBe(0);
    const [, fresh] = mock.keys;
    expect(await readFile(repo.path('.env.local'), 'utf8')).toBe(
      `PORT=1\nXAI_API_KEY=${fresh?.key ?? ''}\n`,
    );
    expect((await stat(repo.path('.env.local'))).mode & 0o777).toBe(0o600);
    expect([mock.isLive(key), mock.isLive(fresh?.key ?? '')]).toEqual([false, true]);
    expect(ran.stdout).toMatch(/replaced by xai-\.\.\.\w{4} \(\S+\), which is in \.env\.local/);
    expect(ran.stdout).toContain('The old key is still in a.py:1:8.');
    const receipt = await readFile(repo.path('../receipt.json'), 'utf8');
    expect(findShown(receipt, fresh?.key ?? '')).toBeUndefined();
    expect(JSON.parse(receipt)).toMatchObject({
      command: 'rotate',
      exit: 0,
      keys: [{ reached: 'rotated', store: '.env.local', fresh: { id: fresh?.id } }],
    });
  });

  test('changes nothing without --yes if nobody can be asked', async () => {
    await using mock = await XaiMock.start(managementKey);
    await using repo = await createWithKey();
    mock.add(key);
    const ran = await rotate(repo, mock, '--into', '.env');
    expect(ran.exitCode).toBe(1);
    expect(ran.stderr).toContain('nothing was changed; with --yes');
    expect(mock.keys).toHaveLength(1);
  });

  test.each([
    [
      'quotes and a comment',
      'A=1\nexport XAI_API_KEY="" # ours\n',
      'A=1\nexport XAI_API_KEY="KEY" # ours\n',
    ],
    ['no value but a comment', 'XAI_API_KEY= # ours\nA=1\n', 'XAI_API_KEY= KEY # ours\nA=1\n'],
    ['lines of Windows', 'XAI_API_KEY=x\r\nA=1\r\n', 'XAI_API_KEY=KEY\r\nA=1\r\n'],
    ['lines of Windows, and no such name', 'A=1\r\n', 'A=1\r\nXAI_API_KEY=KEY\r\n'],
    [
      'a name that stands twice',
      'XAI_API_KEY=a\nXAI_API_KEY=b\n',
      'XAI_API_KEY=KEY\nXAI_API_KEY=KEY\n',
    ],
    ['another encoding', '# caf\u00e9\nXAI_API_KEY=\n', '# caf\u00e9\nXAI_API_KEY=KEY\n'],
    [
      'a byte order mark',
      '\u00ef\u00bb\u00bfXAI_API_KEY=\n',
      '\u00ef\u00bb\u00bfXAI_API_KEY=KEY\n',
    ],
  ])('keeps all else in a file with %s', async (_, before, after) => {
    await using mock = await XaiMock.start(managementKey);
    await using repo = await createWithKey();
    mock.add(key);
    await repo.write('.env', Buffer.from(before, 'latin1'));
    const ran = await rotate(repo, mock, '--into', '.env', '--yes');
    expect(ran.exitCode, ran.stdout + ran.stderr).toBe(0);
    const written = await readFile(repo.path('.env'), 'latin1');
    expect(written.replaceAll(mock.keys[1]?.key ?? '-', 'KEY')).toBe(after);
  });

  test.each([
    ['another key', `XAI_API_KEY=${secondKey}\n`, /XAI_API_KEY in \.env holds another key/],
    ['UTF-16', Buffer.from('\ufeffXAI_API_KEY=\n', 'utf16le'), /\.env is not plain text/],
  ])('does not lose %s', async (_, content, reason) => {
    await using mock = await XaiMock.start(managementKey);
    await using repo = await createWithKey();
    mock.add(key);
    await repo.write('.env', content);
    const ran = await rotate(repo, mock, '--into', '.env', '--yes');
    expect(ran.exitCode).toBe(2);
    expect((ran.stdout + ran.stderr).replace(/\s+/g, ' ')).toMatch(reason);
    expect(await readFile(repo.path('.env'))).toEqual(Buffer.from(content));
    expect(mock.keys.filter((one) => mock.isLive(one.key))).toMatchObject([{ key }]);
  });

  test('does not write the receipt over the new key', async () => {
    await using mock = await XaiMock.start(managementKey);
    await using repo = await createWithKey();
    mock.add(key);
    const args = ['--into', '.env', '--yes', '--output', './.env'];
    expectRefusal(await rotate(repo, mock, ...args), /--into and --output name the same file/);
    expect(mock.isLive(key)).toBe(true);
  });

  test('writes no key into a file that is tracked, though it is ignored', async () => {
    await using mock = await XaiMock.start(managementKey);
    await using repo = await createWithKey();
    await repo.write('.env', 'A=1\n');
    await repo.git('add', '-f', '.env');
    mock.add(key);
    expectRefusal(await rotate(repo, mock, '--into', '.env', '--yes'), /git tracks \.env/);
    expect(mock.isLive(key)).toBe(true);
  });

  test('writes no key that git would commit in another repository', async () => {
    await using mock = await XaiMock.start(managementKey);
    await using repo = await createWithKey();
    await repo.git('init', '-q', '../other');
    mock.add(key);
    expectRefusal(await rotate(repo, mock, '--into', '../other/.env', '--yes'), /\.env/);
    expect(mock.isLive(key)).toBe(true);
  });

  // While a request is under way, which is carried out all the same: nobody hears of the answer.
  test('killed after each step, the next run ends what was begun', async () => {
    for (let killAt = 3; killAt < 40; killAt += 2) {
      await using mock = await XaiMock.start(managementKey);
      await using repo = await createWithKey();
      mock.add(key);
      await repo.write('.env', `XAI_API_KEY=${key}\n`);
      const args = ['rotate', 'a.py', '--into', '.env', '--yes'];
      const { child, ended } = start(repo, args, { env: { ...repo.env, ...mock.env } });
      mock.onRequest = (_, count) => {
        if (count === killAt) child.kill('SIGKILL');
      };
      const { signal } = await ended;
      mock.onRequest = () => undefined;
      const readStored = async (): Promise<string> =>
        (await readFile(repo.path('.env'), 'utf8')).trim().replace('XAI_API_KEY=', '');
      expect(mock.isLive(await readStored()), `request ${String(killAt)}`).toBe(true);
      if (signal === null) return;
      const ran = await rotate(repo, mock, '--into', '.env', '--yes');
      expect(ran.exitCode, `request ${String(killAt)}: ${ran.stdout}`).toBe(0);
      const live = mock.keys.filter((one) => mock.isLive(one.key));
      expect(live).toMatchObject([{ name: 'ci', key: await readStored() }]);
      expect(mock.isLive(key)).toBe(false);
    }
    throw new Error('more requests than expected');
  });
});

describeUnless(lackProgram('ps', ['-o', 'args', '-p', '1']), 'the new key', () => {
  test('is in no file but the one that was named, and in no argument of the process', async () => {
    await using mock = await XaiMock.start(managementKey);
    await using repo = await createWithKey();
    mock.add(key);
    const args = ['rotate', 'a.py', '--into', '.env', '--yes', '--output', '../receipt.json'];
    const temporary = repo.path('../temporary');
    await mkdir(temporary);
    const env = { ...repo.env, ...mock.env, TMPDIR: temporary };
    const { child, ended } = start(repo, args, { env });
    const lists: string[] = [];
    mock.onRequest = async () => {
      const { stdout } = await run('ps', ['-o', 'args', '-p', String(child.pid)], {
        env: repo.env,
      });
      lists.push(stdout.toString());
    };
    expect((await ended).exitCode).toBe(0);
    const fresh = mock.keys[1]?.key ?? '';
    for (const secret of [key, fresh, managementKey]) {
      expect(lists.some((list) => findShown(list, secret) !== undefined)).toBe(false);
    }
    expect(lists.join('')).toContain(child.spawnargs.slice(1).join(' '));
    const names = await readdir(repo.directory, { recursive: true, withFileTypes: true });
    const holding: string[] = [];
    for (const entry of names.filter((one) => one.isFile())) {
      const text = await readFile(join(entry.parentPath, entry.name), 'latin1');
      if (findShown(text, fresh) !== undefined) holding.push(entry.name);
    }
    expect(holding).toEqual(['.env']);
  });
});

onPosix('keyfence rotate --exec', () => {
  test('gives the new key to the command, on its standard input and nowhere else', async () => {
    await using mock = await XaiMock.start(managementKey);
    await using repo = await createWithKey();
    mock.add(key);
    const command = 'cat >../given; env >../environment; cat /proc/$$/cmdline >../arguments || :';
    const echo = `${command}; echo "stored $(cat ../given)"`;
    const env = { ...mock.env, OTHER: secondKey, GH_TOKEN: 'kept' };
    const ran = await repo.keyfence('rotate', 'a.py', '--exec', echo, '--yes', { env });
    expect(ran.exitCode, ran.stderr).toBe(0);
    const [, fresh] = mock.keys;
    expect(await readFile(repo.path('../given'), 'utf8')).toBe(fresh?.key);
    const seen = await readFile(repo.path('../environment'), 'utf8');
    expect(seen).toContain('GH_TOKEN=kept');
    for (const secret of [key, secondKey, managementKey, fresh?.key ?? '']) {
      expect(findShown(seen, secret)).toBeUndefined();
      expect(findShown(await readFile(repo.path('../arguments'), 'utf8'), secret)).toBeUndefined();
    }
    expect(ran.stderr).toContain('stored xai-...');
    expect(findShown(ran.stdout + ran.stderr, fresh?.key ?? '')).toBeUndefined();
  });

  test('a secret in the command itself is in no receipt', async () => {
    await using mock = await XaiMock.start(managementKey);
    await using repo = await createWithKey();
    mock.add(key);
    const args = ['--exec', `cat >../given # ${secondKey}`, '--yes', '--output', '../receipt.json'];
    const ran = await rotate(repo, mock, ...args);
    expect(ran.exitCode, ran.stderr).toBe(0);
    const receipt = await readFile(repo.path('../receipt.json'), 'utf8');
    expect(findShown(receipt, secondKey)).toBeUndefined();
    expect(receipt).toContain('cat >../given');
  });

  test('a command that fails leaves the old key, and no new one', async () => {
    await using mock = await XaiMock.start(managementKey);
    await using repo = await createWithKey();
    mock.add(key);
    const ran = await rotate(repo, mock, '--exec', 'exit 3', '--yes');
    expect(ran.exitCode).toBe(2);
    expect(ran.stdout).toContain('Because: the command ended with exit code 3');
    expect(mock.keys.filter((one) => !one.isDeleted)).toHaveLength(1);
    expect(mock.isLive(key)).toBe(true);
  });
});

onPosix.each([['true'], ['exit 0'], ['head -c 3 >../given # all of it']])(
  '--exec %j',
  (command) => {
    test('has not stored what it did not read', async () => {
      await using mock = await XaiMock.start(managementKey);
      await using repo = await createWithKey();
      mock.add(key);
      const ran = await rotate(repo, mock, '--exec', command, '--yes');
      expect(ran.exitCode).toBe(2);
      expect(ran.stdout).toMatch(
        /Because: the command (?:did not read|ended before it had read) the key/,
      );
      expect(mock.keys.filter((one) => mock.isLive(one.key))).toMatchObject([{ key }]);
    });
  },
);

describe('refused', () => {
  test.each([
    [['rotate', 'a.py'], /either --into FILE or --exec COMMAND/],
    [['rotate', 'a.py', '--into', '.env', '--exec', 'true'], /either --into/],
    [['rotate', 'a.py', '--into', 'settings.txt'], /git does not ignore settings\.txt/],
    [['rotate', 'a.py', '--into', '.env', '--variable', 'a b'], /--variable takes the name/],
    [['rotate', '--all-found', '--exec', 'true'], /rotate one at a time: a\.py:1:8, b\.py:1:1/],
    [['rotate', 'm.py', '--exec', 'true'], /cannot rotate a management key/],
  ])('%j', async (args, reason) => {
    await using mock = await XaiMock.start(managementKey);
    await using repo = await createWithKey();
    await repo.write('b.py', `${secondKey}\n`);
    if (args.includes('m.py')) await repo.write('m.py', `${managementKey}\n`);
    expectRefusal(await repo.keyfence(...args, { env: mock.env }), reason);
    expect(mock.requests.filter((request) => !request.startsWith('GET'))).toEqual([]);
  });

  test('without a management key', async () => {
    await using mock = await XaiMock.start(managementKey);
    await using repo = await createWithKey();
    const env = { ...mock.env, XAI_MANAGEMENT_KEY: '' };
    const ran = await repo.keyfence('rotate', 'a.py', '--into', '.env', { env });
    expectRefusal(ran, /needs a management key in XAI_MANAGEMENT_KEY/);
  });
});
