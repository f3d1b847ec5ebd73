import { spawn } from 'node:child_process';
import { openSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { key } from '../support/keys.ts';
import { cli, createRepository, type Repository } from '../support/repository.ts';
import { start, waitFor, writeMany } from '../support/start.ts';

const onLinux = describe.runIf(process.platform === 'linux');
const onPosix = describe.skipIf(process.platform === 'win32');
const FIRST_LINE = '{ "$0" "$1" keys.txt; echo "$?" >&2; } | head -1';

let many: Repository;

beforeAll(async () => {
  many = await createRepository({ init: false });
  await writeMany(many);
  await many.write('keys.txt', `${key}\n`.repeat(3000));
});

afterAll(() => many[Symbol.asyncDispose]());

onPosix('the reader of the report', () => {
  test('has gone after its first line', async () => {
    const child = spawn('sh', ['-c', FIRST_LINE, process.execPath, cli], {
      ...{ cwd: many.root, env: many.env },
    });
    const { stdout, stderr } = await waitFor(child);
    expect(stdout).toMatch(/^keys\.txt:1:1 .*\n$/);
    expect(stderr).toMatch(/^keyfence: the report could not be written: .*\n2\n$/);
  });

  test('is slow', async () => {
    // Until something reads it, its output fills the pipe, and it waits.
    const script = '{ "$0" "$1" keys.txt --format json; echo "$?" >&2; } | { sleep 0.5; cat; }';
    const args = ['-c', script, process.execPath, cli];
    const { stdout, stderr } = await waitFor(spawn('sh', args, { cwd: many.root, env: many.env }));
    expect(stderr).toBe('1\n');
    const { findings, more } = JSON.parse(stdout) as {
      findings: unknown[];
      more: { count: number }[];
    };
    expect([findings.length, more.map(({ count }) => count)]).toEqual([1000, [2000]]);
  });

  test('and that of the errors have gone: the exit code still tells', async () => {
    const child = spawn(process.execPath, [cli, 'many'], { cwd: many.root, env: many.env });
    child.stdout.destroy();
    child.stderr.destroy();
    expect(await new Promise((resolve) => child.on('close', resolve))).toBe(2);
  });

  test.each(['pre-commit', 'commit-msg'])('was never there: hook %s', async (hook) => {
    await using repo = await createRepository();
    await repo.add('a.txt', key);
    await repo.write('message', key);
    const closed = `exec "$0" "$1" hook ${hook} message >&- 2>&- <&-`;
    const child = spawn('sh', ['-c', closed, process.execPath, cli], {
      ...{ cwd: repo.root, env: repo.env },
    });
    expect([1, 2]).toContain((await waitFor(child)).exitCode);
  });
});

onLinux('a full disk', () => {
  test('takes neither report nor error', async () => {
    const full = openSync('/dev/full', 'w');
    const { ended } = start(many, ['many'], { stdio: ['ignore', full, full] });
    expect((await ended).exitCode).toBe(2);
  });

  test.each([
    ['in the hook', ['hook', 'pre-commit', '--verbose']],
    ['where nothing was found', ['--stdin']],
    ['of a help text', ['--help']],
    ['of an explanation', ['explain', 'no-xai-key']],
  ])('takes no report %s', async (_, args) => {
    await using repo = await createRepository();
    await repo.add('a.txt', 'clean');
    const full = openSync('/dev/full', 'w');
    const { ended } = start(repo, args, { stdio: ['ignore', full, 'pipe'] });
    expect((await ended).exitCode).toBe(2);
  });
});
