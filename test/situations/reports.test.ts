import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, mkdir, readdir, readFile, rm, stat } from 'node:fs/promises';
import { promisify } from 'node:util';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { FORMATS } from '../../src/reporters/index.ts';
import { countProcesses } from '../support/count-processes.ts';
import { expectNoSecret } from '../support/expect-no-secret.ts';
import { hideTimes } from '../support/hide-times.ts';
import { key, oldKey } from '../support/keys.ts';
import { expectRefusal } from '../support/report.ts';
import { createRepository, type Repository } from '../support/repository.ts';
import { testUnless } from '../support/unless.ts';
import { lackPermissions } from '../support/unprivileged.ts';

/** Not below the work tree, where the next scan would read it. */
const OUT = '../out';

let repo: Repository;

beforeAll(async () => {
  repo = await createRepository();
  await repo.add('src/a.py', `k = "${key}"\nl = "${oldKey}"  # keyfence-allow: made up\n`);
  await repo.add('.gitignore', '.env\n.env.*\nsecrets.*\n');
});

afterEach(() => rm(repo.path(OUT), { recursive: true, force: true }));
afterAll(() => repo[Symbol.asyncDispose]());

describe('--format and --output', () => {
  test('one scan serves all, and each is what goes to standard output', async () => {
    const once = await countProcesses(repo, []);
    const pairs = FORMATS.flatMap((format) => ['--format', format, '--output', `${OUT}/${format}`]);
    const processes = await countProcesses(repo, async (env) => {
      const ran = await repo.keyfence(...pairs, { env });
      expect(ran).toMatchObject({ exitCode: 1, stdout: '', stderr: '' });
    });
    expect(processes).toEqual(once);
    expect((await readdir(repo.path(OUT))).sort()).toEqual([...FORMATS].sort());

    for (const format of FORMATS) {
      const printed = await repo.keyfence('--format', format);
      expect(printed.exitCode).toBe(1);
      const written = await readFile(repo.path(OUT, format), 'utf8');
      expectNoSecret(written);
      expect(hideTimes(written)).toBe(hideTimes(printed.stdout));
    }
  });

  test('one goes to standard output, the other to a file below the current directory', async () => {
    const args = ['--format', 'stylish', '--format', 'json', '--output', '../../out/report.json'];
    const ran = await repo.keyfence(...args, { cwd: 'src' });
    expect(ran.stdout).toMatch(/1 error, 1 allowed/);
    expect(JSON.parse(await readFile(repo.path(OUT, 'report.json'), 'utf8'))).toMatchObject({
      exit: 1,
    });
  });

  test('a file that was there is replaced whole, and is not coloured', async () => {
    await repo.write(`${OUT}/a`, 'x'.repeat(100_000));
    await repo.keyfence('--color', '--format', 'stylish', '--output', `${OUT}/a`);
    expect(await readFile(repo.path(OUT, 'a'), 'utf8')).toMatch(/^src\/a\.py:1:6 {2}error/);
    expect(await readdir(repo.path(OUT))).toEqual(['a']);
  });

  test('the audit of .gitignore is written too', async () => {
    await repo.keyfence('gitignore', '--format', 'sarif', '--output', `${OUT}/a`);
    expect(JSON.parse(await readFile(repo.path(OUT, 'a'), 'utf8'))).toMatchObject({
      runs: [{ results: [] }],
    });
  });
});

describe('what cannot be written', () => {
  test('an unknown format is reported before anything is written', async () => {
    const args = ['--format', 'json', '--output', `${OUT}/a`, '--format', 'toml'];
    expectRefusal(await repo.keyfence(...args), /there is no format "toml"/);
    await expect(readdir(repo.path(OUT))).rejects.toThrow('ENOENT');
  });

  test.each([
    ['a directory', 'src'],
    ['a file below a file', 'src/a.py/report'],
  ])('%s is a refusal and leaves nothing behind', async (_, output) => {
    expectRefusal(
      await repo.keyfence('--format', 'json', '--output', output),
      /cannot be written[:;] \w/,
    );
    expect(await readdir(repo.path('src'))).toEqual(['a.py']);
  });

  test.skipIf(process.platform === 'win32')('a pipe is a refusal and stays one', async () => {
    const pipe = repo.path('../pipe');
    await promisify(execFile)('mkfifo', [pipe]);
    await repo.link('../link', pipe);
    for (const output of ['../pipe', '../link']) {
      expectRefusal(
        await repo.keyfence('--format', 'json', '--output', output),
        /not a regular file/,
      );
    }
    expect((await stat(pipe)).isFIFO()).toBe(true);
  });

  testUnless(lackPermissions, 'a directory without permission is a refusal', async () => {
    await mkdir(repo.path(OUT));
    await chmod(repo.path(OUT), 0o500);
    const ran = await repo.keyfence('--format', 'json', '--output', `${OUT}/a`, {
      unprivileged: true,
    });
    expectRefusal(ran, /cannot be written/);
  });

  test('a scan that fails leaves the old report alone', async () => {
    await repo.write(`${OUT}/a`, 'before');
    expectRefusal(
      await repo.keyfence('--format', 'json', '--output', `${OUT}/a`, 'missing'),
      /missing/,
    );
    expect(await readFile(repo.path(OUT, 'a'), 'utf8')).toBe('before');
  });
});

describe('GITHUB_STEP_SUMMARY', () => {
  test('gets a summary after what other steps wrote, with --format github alone', async () => {
    await repo.write(`${OUT}/summary`, '# before\n');
    const env = { GITHUB_STEP_SUMMARY: repo.path(OUT, 'summary') };
    await repo.keyfence({ env });
    expect(await readFile(repo.path(OUT, 'summary'), 'utf8')).toBe('# before\n');
    const ran = await repo.keyfence('--format', 'github', { env });
    expect(ran.stdout).toMatch(/^::error file=src\/a\.py,line=1,/);
    const summary = await readFile(repo.path(OUT, 'summary'), 'utf8');
    expect(summary).toMatch(/^# before\n## keyfence\n[\s\S]*\| error \|/);
    expectNoSecret(summary);
  });

  test('that cannot be written is a refusal', async () => {
    const env = { GITHUB_STEP_SUMMARY: repo.path('src') };
    expectRefusal(await repo.keyfence('--format', 'github', { env }), /GITHUB_STEP_SUMMARY/);
  });

  test.skipIf(!existsSync('/dev/full'))('on a full disk is told beside the findings', async () => {
    const env = { GITHUB_STEP_SUMMARY: '/dev/full' };
    const ran = await repo.keyfence('--format', 'github', { env });
    expect([ran.exitCode, ran.stdout]).toEqual([2, expect.stringMatching(/^::error file=/)]);
    expect(ran.stderr).toMatch(/^keyfence: .* cannot be written: no space left on device\n$/);
  });
});
