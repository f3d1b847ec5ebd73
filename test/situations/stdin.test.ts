import { describe, expect, test } from 'vitest';
import { body } from '../../rules/sample.ts';
import { key, oldKey, redacted, secondKey } from '../support/keys.ts';
import { expectRefusal, scan } from '../support/report.ts';
import { createRepository } from '../support/repository.ts';

describe('stdin', () => {
  test('without a name', async () => {
    await using repo = await createRepository();
    const { findings, scanned } = await scan(repo, ['--stdin'], { stdin: `one\n  ${key}\n` });
    expect(findings).toMatchObject([
      { rule: 'no-xai-key', line: 2, column: 3, endColumn: 3 + key.length, secret: redacted(key) },
    ]);
    expect(findings[0]).not.toHaveProperty('state');
    expect(scanned).toMatchObject({ files: 1, bytes: key.length + 7 });
  });

  test('with a name, which the report shows', async () => {
    await using repo = await createRepository();
    const args = ['--stdin', '--stdin-filename', 'src/a.py'];
    const { told } = await scan(repo, args, { stdin: key });
    expect(told).toEqual(['src/a.py:1 no-xai-key']);
  });

  test('with a name, which tells the format', async () => {
    await using repo = await createRepository();
    // What begins with a letter may be a variable in code.
    const stdin = `[service]\napi_key = a${body(31, 5, 'hex')}\n`;
    const ini = await scan(repo, ['--stdin', '--stdin-filename', 'settings.ini'], { stdin });
    expect(ini.told).toEqual(['settings.ini:2 no-hardcoded-api-key']);
    const code = await scan(repo, ['--stdin', '--stdin-filename', 'settings.ts'], { stdin });
    expect(code.told).toEqual([]);
  });

  test.each([
    ['clean', 'clean\n'],
    ['empty', ''],
  ])('%s', async (_, stdin) => {
    await using repo = await createRepository();
    const { told, scanned } = await scan(repo, ['--stdin'], { stdin });
    expect(told).toEqual([]);
    // Nothing on a pipe is more often a mistake than an empty file; the report says so.
    expect(scanned).toMatchObject({ files: stdin === '' ? 0 : 1, bytes: stdin.length });
  });

  test('UTF-16', async () => {
    await using repo = await createRepository();
    const stdin = Buffer.from(`\uFEFFone\r\n${key}\r\n`, 'utf16le');
    const { findings } = await scan(repo, ['--stdin'], { stdin });
    expect(findings).toMatchObject([{ line: 2, column: 1 }]);
  });

  test('more than a pipe holds', async () => {
    await using repo = await createRepository();
    const stdin = `${'-'.repeat(63)}\n`.repeat(2 ** 16) + key;
    const { findings, scanned } = await scan(repo, ['--stdin'], { stdin });
    expect(findings).toMatchObject([{ line: 2 ** 16 + 1 }]);
    expect(scanned.bytes).toBe(stdin.length);
  });

  test('three keys, for people', async () => {
    await using repo = await createRepository();
    const stdin = `${key}\n${secondKey} ${oldKey}\n`;
    const { stdout, exitCode } = await repo.keyfence('scan', '--stdin', { stdin });
    expect(exitCode).toBe(1);
    for (const secret of [key, secondKey, oldKey]) expect(stdout).toContain(redacted(secret));
    expect(stdout).toContain('scanned 1 of 1 file');
  });

  test('outside a repository', async () => {
    await using repo = await createRepository({ init: false });
    const { told } = await scan(repo, ['--stdin', '--stdin-filename', 'a.txt'], { stdin: key });
    expect(told).toEqual(['a.txt:1 no-xai-key']);
  });

  test.each([
    ['a path beside it', ['--stdin', 'a.txt']],
    ['a name without it', ['--stdin-filename', 'a.txt']],
    ['a name that is missing', ['--stdin', '--stdin-filename']],
  ])('%s is a refusal', async (_, args) => {
    await using repo = await createRepository();
    await repo.write('a.txt', 'clean');
    expectRefusal(await repo.keyfence('scan', ...args, { stdin: key }));
  });
});
