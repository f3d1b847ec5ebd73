import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { deflateSync, gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { lint } from '../../src/library/library.ts';
import { key, secondKey } from '../support/keys.ts';
import { makeZip } from '../support/make-zip.ts';
import {
  expectIncomplete,
  expectRefusal,
  NO_COVERAGE,
  readReport,
  scan,
} from '../support/report.ts';
import { createRepository, type Repository } from '../support/repository.ts';

const rar = Buffer.concat([Buffer.from('526172211a0700', 'hex'), Buffer.alloc(40, 1)]);
const damaged = gzipSync('clean'.repeat(99)).subarray(0, 20);
const plain = ['--config', NO_COVERAGE];

/** One file with a key, one that cannot be opened to its end. */
async function createDamaged(): Promise<Repository> {
  const repo = await createRepository();
  await repo.add('a.txt', `${key}\n`);
  await repo.add('b.gz', damaged);
  return repo;
}

describe('what cannot be scanned hides nothing that was found', () => {
  test.each([
    ['in the work tree', []],
    ['in what is staged', ['--staged']],
    ['in files', ['b.gz', 'a.txt']],
  ])('%s', async (_, args) => {
    await using repo = await createDamaged();
    const ran = await repo.keyfence('scan', ...args, ...plain);
    expectIncomplete(ran, /^keyfence: b\.gz is damaged: .*"unscannable"/);
    expect(ran.stdout).toContain('a.txt:1:1  error');
    expect(ran.stdout).toContain('1 file could not be scanned; scanned 1 of 2 files');
  });

  test.each([
    ['in commits', ['--commits', 'HEAD']],
    ['in the history', ['--history']],
  ])('%s', async (_, args) => {
    await using repo = await createDamaged();
    await repo.commit();
    const ran = await repo.keyfence('scan', ...args, ...plain);
    expectIncomplete(ran, /^keyfence: b\.gz is damaged/);
    expect(ran.stdout).toContain('a.txt:1:1  error');
    expect(ran.stdout).toContain('scanned 2 of 3 items: 1 blob, 1 commit');
  });

  test('in a commit, which is blocked', async () => {
    await using repo = await createDamaged();
    const ran = await repo.keyfence('hook', 'pre-commit');
    expect(ran.exitCode).toBe(2);
    expect(ran.stdout).toContain('a.txt:1:1  error');
    expect(ran.stderr).toMatch(/b\.gz is damaged.*\n.*not everything was scanned.*blocked/);
  });

  test('in the reports that go to files, and in the library', async () => {
    await using repo = await createDamaged();
    const output = repo.path('../report.json');
    const ran = await repo.keyfence('scan', ...plain, '--format', 'json', '--output', output);
    expect(ran).toMatchObject({ exitCode: 2, stdout: '' });
    const report = readReport(await readFile(output, 'utf8'));
    expect(report).toMatchObject({
      exit: 2,
      errors: [{ path: 'b.gz' }],
      told: ['a.txt:1 no-xai-key'],
    });
    expect(report.scanned).toMatchObject({ asked: 2, files: 1, skipped: 0, failed: 1 });
    const { errors, findings } = await lint({ cwd: repo.root });
    expect([errors.length, findings.some(({ path }) => path === 'a.txt')]).toEqual([1, true]);
  });

  test('in shards that are merged', async () => {
    await using repo = await createDamaged();
    await repo.commit();
    const names = ['1', '2'].map((index) => repo.path('..', `${index}.json`));
    for (const [i, name] of names.entries()) {
      const shard = ['--history', '--shard', `${String(i + 1)}/2`, '--format', 'json'];
      const { stdout } = await repo.keyfence('scan', ...shard, ...plain);
      await writeFile(name, stdout);
    }
    const ran = await repo.keyfence('merge-reports', ...names);
    expectIncomplete(ran, /b\.gz is damaged/);
    expect(ran.stdout).toContain('a.txt:1:1  error');
  });

  test('but no baseline is made of it', async () => {
    await using repo = await createDamaged();
    expectRefusal(await repo.keyfence('baseline'), /nothing is accepted, for b\.gz is damaged/);
  });
});

describe('a repository that git does not want to read', () => {
  async function createBroken(): Promise<Repository> {
    const repo = await createRepository({ init: false });
    await repo.write('a/a.txt', `${key}\n`);
    await repo.write('b/.git', 'gitdir: nowhere\n');
    await repo.write('c/c.txt', `${key}\n`);
    return repo;
  }

  test('is an error besides the findings', async () => {
    await using repo = await createBroken();
    const ran = await repo.keyfence('scan', '.', ...plain);
    expectIncomplete(ran, /^keyfence: b cannot be scanned: /);
    expect(ran.stdout).toMatch(/a\/a\.txt:1:1 {2}error.*c\/c\.txt:1:1 {2}error/s);
  });

  test('is refused where it is named, before anything is read', async () => {
    await using repo = await createBroken();
    expectRefusal(await repo.keyfence('scan', 'a', 'b', 'c', ...plain));
  });
});

describe.skipIf(!existsSync('/dev/full'))('a report that cannot be written after all', () => {
  const env = { GITHUB_STEP_SUMMARY: '/dev/full' };

  test('does not keep another one from being written', async () => {
    await using repo = await createRepository();
    await repo.write('a.txt', `${key}\n`);
    const reports = [
      '--format',
      'github',
      '--output',
      '../a',
      '--format',
      'json',
      '--output',
      '../b',
    ];
    const ran = await repo.keyfence('scan', ...plain, ...reports, { env });
    expect(ran.exitCode).toBe(2);
    expect(ran.stderr).toMatch(/^keyfence: .* cannot be written: no space left on device\n$/);
    expect(ran.stdout).toContain('a.txt:1:1  error');
    expect(readReport(await readFile(repo.path('../b'), 'utf8')).findings).toHaveLength(1);
  });
});

describe('what cannot be decoded in a file', () => {
  /** In bytes, of one text. */
  const MAX_DECODED = 2 ** 25;
  /** Base64 of more than is decoded. */
  const bomb = deflateSync(Buffer.alloc(MAX_DECODED + 1)).toString('base64');
  /** Words that begin as base64 of gzip does. */
  const ruins = `H4sIAAAAAAAA${'QWxsb3dl'.repeat(9)} `.repeat(200);
  const limits: [string, string, RegExp][] = [
    ['too much', bomb, /a\.txt contains compressed data that unpacks to more than/],
    ['too many ruins', ruins, /a\.txt holds more than 100 words of damaged gzip/],
  ];

  test.each(limits)('hides nothing next to it: %s', async (_, limit, said) => {
    await using repo = await createRepository();
    await repo.add('a.txt', `${key}\n${limit}\n${secondKey}\n`);
    await repo.add('b.txt', `${key}\n`);
    const check = async (...args: string[]): Promise<void> => {
      const ran = await repo.keyfence('scan', ...args, ...plain, '--format', 'json');
      expect([ran.exitCode, ran.stderr]).toEqual([2, expect.stringMatching(said)]);
      const { findings, errors } = readReport(ran.stdout);
      const places = findings.map(({ path, line }) => `${path}:${String(line)}`);
      expect([errors.length, places.sort()]).toEqual([1, ['a.txt:1', 'a.txt:3', 'b.txt:1']]);
    };
    await check();
    await check('--staged');
    await repo.commit();
    await check('--commits', 'HEAD');
    await check('--history');
  });

  test('what comes before the limit is found', async () => {
    await using repo = await createRepository();
    const packed = deflateSync(Buffer.concat([Buffer.from(`${key}\n`), Buffer.alloc(MAX_DECODED)]));
    await repo.add('a.txt', `${packed.toString('base64')}\n`);
    const ran = await repo.keyfence('scan', ...plain);
    expectIncomplete(ran, /a\.txt contains compressed data/);
    expect(ran.stdout).toContain('a.txt:1:');
  });
});

describe('what stays closed is in the verdict', () => {
  const verdict =
    'no secrets found in what could be read; 2 files were not opened; scanned 1 of 2 files';

  test('of a scan and of a hook', async () => {
    await using repo = await createRepository();
    await repo.add('a.rar', rar);
    await repo.add('b.zip', makeZip([{ name: 'c.rar', content: rar }]));
    expect((await repo.keyfence('scan', ...plain)).stdout).toContain(verdict);
    const hook = await repo.keyfence('hook', 'pre-commit');
    expect(hook).toMatchObject({ exitCode: 0 });
    expect(hook.stdout).toContain(verdict);
  });

  test.each([['scan'], ['hook', 'pre-commit']])(
    '"unopened": "error" fails it: %s %s',
    async (...args) => {
      await using repo = await createRepository();
      const config = { unopened: 'error', rules: { 'gitignore-coverage': 'off' } };
      await repo.write('keyfence.config.json', JSON.stringify(config));
      await repo.add('a.rar', rar);
      const ran = await repo.keyfence(...args.filter((arg) => arg));
      expect(ran.exitCode).toBe(2);
      expect(ran.stderr).toMatch(/a\.rar is not scanned: rar archive; .*"unscannable"/);
      await repo.write(
        'keyfence.config.json',
        JSON.stringify({ ...config, unscannable: ['*.rar'] }),
      );
      expect((await repo.keyfence(...args.filter((arg) => arg))).exitCode).toBe(0);
    },
  );

  test('a file that is not opened is not scanned', async () => {
    await using repo = await createRepository();
    await repo.add('a.rar', rar);
    await repo.add('b.txt', 'clean');
    const { scanned } = await scan(repo);
    expect(scanned).toMatchObject({ asked: 2, files: 1, skipped: 1, unopened: ['a.rar'] });
  });
});
