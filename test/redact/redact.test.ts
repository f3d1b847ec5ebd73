import { chmod, chown, link, readFile, stat } from 'node:fs/promises';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { body } from '../../rules/sample.ts';
import { expectNoSecret } from '../support/expect-no-secret.ts';
import { key, redacted, secondKey } from '../support/keys.ts';
import { expectRefusal } from '../support/report.ts';
import { createRepository } from '../support/repository.ts';

describe('keyfence redact', () => {
  test('passes standard input through', async () => {
    await using repo = await createRepository({ init: false });
    const stdin = `one\nkey: ${key}\n\u001b[32m${secondKey}\u001b[0m without an end`;
    const ran = await repo.keyfence('redact', { stdin });
    expect(ran).toEqual({
      exitCode: 0,
      stdout: `one\nkey: ${redacted(key)}\n\u001b[32m${redacted(secondKey)}\u001b[0m without an end`,
      stderr: '',
    });
  });

  test('does not change a byte outside of secrets', async () => {
    await using repo = await createRepository({ init: false });
    const stdin = Buffer.from(Array.from({ length: 4096 }, (_, i) => (i * 7) % 256));
    await repo.write('a.bin', stdin);
    const ran = await repo.keyfence('redact', 'a.bin', '--in-place', { bundle: true });
    expect(ran.stdout).toBe('a.bin: 0 secrets replaced\n');
    expect(await readFile(repo.path('a.bin'))).toEqual(stdin);
  });
});

describe('keyfence redact FILE --in-place', () => {
  test('JSON stays JSON', async () => {
    await using repo = await createRepository({ init: false });
    const notebook = {
      cells: [
        { cell_type: 'code', source: [`key = "${key}"\n`, `print("${secondKey}")`] },
        { outputs: [{ text: [`\u001b[31m${key}\u001b[0m\\n${secondKey}`] }] },
      ],
    };
    const line = JSON.stringify({ text: JSON.stringify({ env: { XAI_API_KEY: key } }) });
    await repo.write('a.ipynb', JSON.stringify(notebook, undefined, 1));
    await repo.write('b.jsonl', `${line}\n${line}\n{"a":1}\n`);
    const ran = await repo.keyfence('redact', '--in-place', 'a.ipynb', 'b.jsonl');
    expect(ran).toEqual({
      exitCode: 0,
      stdout: 'a.ipynb: 4 secrets replaced\nb.jsonl: 2 secrets replaced\n',
      stderr: '',
    });
    const [a, b] = await Promise.all(
      ['a.ipynb', 'b.jsonl'].map((name) => readFile(repo.path(name), 'utf8')),
    );
    expectNoSecret(a ?? '', b ?? '');
    expect(JSON.parse(a ?? '')).toEqual(
      JSON.parse(
        JSON.stringify(notebook)
          .replaceAll(key, redacted(key))
          .replaceAll(secondKey, redacted(secondKey)),
      ),
    );
    expect(
      b
        ?.trim()
        .split('\n')
        .map((one) => typeof JSON.parse(one)),
    ).toHaveLength(3);
  });

  test('--dry-run changes nothing and says what it would', async () => {
    await using repo = await createRepository({ init: false });
    await repo.write('a.log', `${key}\n`);
    const ran = await repo.keyfence('redact', 'a.log', '--in-place', '--dry-run');
    expect(ran.stdout).toBe('a.log: 1 secret would be replaced\n');
    expect(await readFile(repo.path('a.log'), 'utf8')).toContain(key);
  });

  test('keeps the permissions, and does not touch what holds nothing', async () => {
    await using repo = await createRepository({ init: false });
    await repo.write('a.log', `${key}\n`);
    await repo.write('b.log', 'clean\n');
    await chmod(repo.path('a.log'), 0o600);
    const before = await stat(repo.path('b.log'));
    await repo.keyfence('redact', 'a.log', 'b.log', '--in-place');
    expect((await stat(repo.path('a.log'))).mode & 0o777).toBe(0o600);
    await repo.write('a.log', `${key}\n`);
    await chmod(repo.path('a.log'), 0o666);
    await repo.keyfence('redact', 'a.log', '--in-place');
    expect((await stat(repo.path('a.log'))).mode & 0o777, 'whatever the umask is').toBe(0o666);
    expect((await stat(repo.path('b.log'))).mtimeMs).toBe(before.mtimeMs);
  });

  test('leaves no secret under another name of the file', async () => {
    await using repo = await createRepository({ init: false });
    await repo.write('a.log', `${key}\n`);
    await link(repo.path('a.log'), repo.path('b.log'));
    const ran = await repo.keyfence('redact', 'a.log', '--in-place');
    expectRefusal(ran, /a\.log has other names \(hard links\)/);
  });

  test.runIf(process.getuid?.() === 0)('keeps the owner', async () => {
    await using repo = await createRepository({ init: false });
    await repo.write('a.log', `${key}\n`);
    await chown(repo.path('a.log'), 1234, 1235);
    const ran = await repo.keyfence('redact', 'a.log', '--in-place');
    expect(ran, ran.stderr).toMatchObject({ exitCode: 0 });
    expect(await stat(repo.path('a.log'))).toMatchObject({ uid: 1234, gid: 1235 });
  });

  test.each([
    ['UTF-16', Buffer.from(`\ufeffkey ${key} end`, 'utf16le')],
    ['UTF-16 the other way round', Buffer.from(`\ufeffkey ${key} end`, 'utf16le').swap16()],
    ['bytes that are no UTF-8', Buffer.concat([Buffer.from([0xe9, 0xff]), Buffer.from(key)])],
    ['a database', Buffer.from(`SQLite format 3\0${'\0'.repeat(20)}${key}\0\u0001${secondKey}`)],
    ['base64', Buffer.from(`a: ${Buffer.from(`{"key": "${key}"}`).toString('base64')}\n`)],
  ])('%s', async (_, content) => {
    await using repo = await createRepository({ init: false });
    await repo.write('a.dat', content);
    const ran = await repo.keyfence('redact', 'a.dat', '--in-place');
    expect(ran, ran.stderr).toMatchObject({ exitCode: 0 });
    expect(ran.stdout).toMatch(/: [12] secrets? replaced/);
    expect((await repo.keyfence('scan', 'a.dat')).exitCode).toBe(0);
    const after = await readFile(repo.path('a.dat'));
    expectNoSecret(after);
    if (content.subarray(0, 6).toString() === 'SQLite') expect(after).toHaveLength(content.length);
  });

  test('a transcript of more than fits in memory at once', async () => {
    await using repo = await createRepository({ init: false });
    const lines = Array.from({ length: 60_000 }, (_, i) =>
      JSON.stringify({
        i,
        text: `${'lorem ipsum dolor sit amet '.repeat(8)}${i % 20_000 === 9 ? `\u001b[31m${key}` : ''}`,
      }),
    );
    await repo.write('a.jsonl', `${lines.join('\n')}\n`);
    const ran = await repo.keyfence('redact', 'a.jsonl', '--in-place');
    expect(ran.stdout).toBe('a.jsonl: 3 secrets replaced\n');
    const after = await readFile(repo.path('a.jsonl'), 'utf8');
    expect(after).toBe(`${lines.join('\n').replaceAll(key, redacted(key))}\n`);
  });

  test('what cannot be redacted is refused, and the others are redacted', async () => {
    await using repo = await createRepository({ init: false });
    await repo.write('a.gz', gzipSync(key));
    await repo.write('b.log', key);
    const ran = await repo.keyfence('redact', 'a.gz', 'b.log', '--in-place');
    expect(ran).toMatchObject({ exitCode: 2, stdout: 'b.log: 1 secret replaced\n' });
    expect(ran.stderr).toMatch(/^keyfence: a\.gz cannot be redacted: it is an archive \(gzip\)/);
    expect(await readFile(repo.path('b.log'), 'utf8')).toBe(redacted(key));
  });

  test('a rule that is off for the repository redacts all the same', async () => {
    await using repo = await createRepository();
    await repo.write('keyfence.config.json', '{"rules":{"no-hardcoded-api-key":"off"}}');
    await repo.write('a.log', `API_KEY=${body(40, 5)}\n`);
    const ran = await repo.keyfence('redact', 'a.log', { bundle: true });
    expect(ran.stdout).toMatch(/^API_KEY=<40 characters/);
  });
});

test.each([
  [['redact', '--in-place'], /name the files/],
  [['redact', 'missing.log'], /there is no file missing\.log/],
  [['redact', '.'], /is a directory/],
])('%j is refused', async (args, reason) => {
  await using repo = await createRepository({ init: false });
  expectRefusal(await repo.keyfence(...args), reason);
});
