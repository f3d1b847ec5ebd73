import { spawn, type ChildProcess, type SpawnOptions } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { text } from 'node:stream/consumers';
import { expect } from 'vitest';
import { expectNoSecret } from './expect-no-secret.ts';
import { key } from './keys.ts';
import { cli, type Repository } from './repository.ts';

export interface Ended {
  readonly exitCode: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A process, and its end. */
export interface Started {
  readonly child: ChildProcess;
  /** What it says and how it ends. Whatever happens, it shows no secret and no stack. */
  readonly ended: Promise<Ended>;
}

/** Starts the command, to be disturbed; stdin and stdout may be anything. */
export function start(
  repo: Repository,
  args: readonly string[],
  options: SpawnOptions = {},
): Started {
  const child = spawn(process.execPath, [cli, ...args], {
    ...{ cwd: repo.root, env: repo.env },
    ...options,
  });
  return { child, ended: waitFor(child) };
}

/** To be called as soon as the process is started: whoever listens later may miss its end. */
export async function waitFor(child: ChildProcess): Promise<Ended> {
  const ended = new Promise<Pick<Ended, 'exitCode' | 'signal'>>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (exitCode, signal) => {
      resolve({ exitCode, signal });
    });
  });
  const [stdout, stderr, how] = await Promise.all([
    child.stdout ? text(child.stdout) : '',
    child.stderr ? text(child.stderr) : '',
    ended,
  ]);
  expectNoSecret(stdout, stderr);
  expect(stderr).not.toMatch(/^ +at /m);
  return { ...how, stdout, stderr };
}

/** Writes files with a key in each. */
export async function writeMany(repo: Repository, count = 400): Promise<void> {
  await mkdir(repo.path('many'));
  for (let i = 0; i < count; i++) writeFileSync(repo.path('many', `${String(i)}.txt`), `${key}\n`);
}
