import { chmodSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { key } from '../support/keys.ts';
import { expectIncomplete } from '../support/report.ts';
import { createRepository, type Repository } from '../support/repository.ts';
import { start, writeMany } from '../support/start.ts';
import { EFFORT, TIMEOUT } from './effort.ts';

const onLinux = describe.runIf(process.platform === 'linux');

let many: Repository;

beforeAll(async () => {
  many = await createRepository({ init: false });
});

afterAll(() => many[Symbol.asyncDispose]());

onLinux('a file', () => {
  test('that cannot be read to its end', async () => {
    // Its size is zero, its permissions allow it, and no byte of it can be read.
    const ran = await many.keyfence('/proc/self/mem', { bundle: true });
    expectIncomplete(ran, /mem cannot be read: /);
  });

  test('that is longer than it says', async () => {
    const ran = await many.keyfence('/proc/self/environ', {
      env: { XAI_API_KEY: key },
      bundle: true,
    });
    expect(ran.exitCode).toBe(1);
  });
});

describe('files that another program is at work on', () => {
  /** What it does to a file, in turn. */
  const DEEDS: readonly ((file: string) => void)[] = [
    (file) => {
      rmSync(file, { force: true, recursive: true });
    },
    (file) => {
      writeFileSync(file, 'x');
    },
    (file) => {
      writeFileSync(file, `${'line\n'.repeat(5_000)}${key}\n`);
    },
    (file) => {
      writeFileSync(file, '', { flag: 'a' });
    },
    (file) => {
      if (process.platform !== 'win32') chmodSync(file, 0o600);
    },
  ];

  test.each([[], ['.'], ['--format', 'json']].map((args) => [args]))(
    'never end in anything but an answer: %j',
    { timeout: TIMEOUT },
    async (args) => {
      await using repo = await createRepository();
      await writeMany(repo, 60);
      await repo.add('steady.txt', key);
      const names = readdirSync(repo.path('many')).map((name) => repo.path('many', name));
      for (let round = 0; round < 2 * EFFORT; round++) {
        const { ended: running } = start(repo, args);
        const turns = { isOver: false };
        void running.finally(() => (turns.isOver = true));
        for (let turn = 0; !turns.isOver; turn++) {
          for (const [i, name] of names.entries()) {
            try {
              DEEDS[(turn + i) % DEEDS.length]?.(name);
            } catch {
              // It has just been deleted.
            }
          }
          await wait(1);
        }
        const { exitCode, stdout, stderr } = await running;
        // The file that stands still is found, or it is said what could not be read.
        if (exitCode === 1) expect(stdout).toContain('steady.txt');
        else expect([exitCode, stdout, stderr.split('\n').length]).toEqual([2, '', 2]);
      }
    },
  );
});
