import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Repository } from './repository.ts';

/** A `node` that notes what it is called with, for hooks whose verdict is not the question. */
export interface FakeNode {
  /** For what shall find it in place of the real one. */
  readonly env: Readonly<Record<string, string>>;
  /** Arguments of every call since the last time, `hook pre-commit` and what git adds; the first is the file. */
  readonly takeCalls: () => Promise<string[][]>;
  /** File with what the last call was given on standard input. */
  readonly input: string;
}

/** @param exitCode of every call */
export async function installFakeNode(repo: Repository, exitCode = 0): Promise<FakeNode> {
  const directory = join(repo.directory, `fake-node-${String(exitCode)}`);
  const log = join(directory, 'calls');
  const input = join(directory, 'input');
  await mkdir(directory, { recursive: true });
  const lines = [
    '#!/bin/sh',
    // What is not there cannot be run.
    '[ -f "$1" ] || exit 9',
    `printf '%s\\n' "$@" . >>'${log}'`,
    `cat >'${input}'`,
    `exit ${String(exitCode)}`,
    '',
  ];
  await writeFile(join(directory, 'node'), lines.join('\n'), { mode: 0o755 });
  return {
    input,
    env: { PATH: `${directory}:${repo.env['PATH'] ?? ''}` },
    takeCalls: async () => {
      const text = await readFile(log, 'utf8');
      await rm(log);
      return text
        .split('\n.\n')
        .filter((call) => call !== '')
        .map((call) => call.split('\n'));
    },
  };
}
