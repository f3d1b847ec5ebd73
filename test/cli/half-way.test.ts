import { mkdir } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { cli, createRepository } from '../support/repository.ts';
import { run } from '../support/run.ts';

/** What goes wrong where nobody waits for it. */
const ACCIDENTS: readonly (readonly [string, string, string])[] = [
  [
    'an exception in an event',
    "setTimeout(() => { throw new Error('made up'); }, 1);",
    'keyfence: internal error: made up. Please report it; "npm bugs keyfence" opens the page for that.\n',
  ],
  [
    'a promise that nobody waits for',
    "setTimeout(() => Promise.reject(new Error('made up')), 1);",
    'keyfence: internal error: made up. Please report it; "npm bugs keyfence" opens the page for that.\n',
  ],
  [
    'a file that the system does not give',
    "setTimeout(() => require('node:fs').lstatSync('missing'), 1);",
    'keyfence: missing: no such file or directory (lstat)\n',
  ],
  [
    'an answer that never comes',
    'process.stdin[Symbol.asyncIterator] = () => ({ next: () => new Promise(() => {}) });',
    'keyfence: internal error: keyfence exited unexpectedly. Please report it; "npm bugs keyfence" opens the page for that.\n',
  ],
];

describe('is exit 2, and one sentence', () => {
  test.each(ACCIDENTS)('%s', async (_, accident, told) => {
    await using repo = await createRepository();
    await repo.write('accident.cjs', accident);
    const env = { NODE_OPTIONS: `--require=${JSON.stringify(repo.path('accident.cjs'))}` };
    const ran = await repo.keyfence('scan', '--stdin', { env, stdin: 'clean\n'.repeat(1e6) });
    expect(ran).toMatchObject({ exitCode: 2, stdout: '', stderr: told });
  });

  test.skipIf(process.platform === 'win32')('a current directory that is gone', async () => {
    await using repo = await createRepository();
    for (const args of [['scan'], ['hook', 'commit-msg', 'message']]) {
      await mkdir(repo.path('gone'));
      const script = ['-c', 'rmdir ../gone && exec "$0" "$@"', process.execPath, cli, ...args];
      const ran = await run('sh', script, { cwd: repo.path('gone'), env: repo.env });
      expect(ran.exitCode).toBe(2);
      expect(ran.stderr).toMatch(/^keyfence: the current directory is gone; .*\n/);
    }
  });
});
