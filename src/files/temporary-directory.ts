import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { describeReason } from '../errors/describe-reason.ts';
import { ScanError } from '../errors/errors.ts';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Calls `use` with a new directory and removes it afterwards, also when `use` fails, the process exits or a
 * signal ends it (except SIGKILL).
 * @param use also gets a signal that is aborted before the directory is removed, so that no child process
 *   writes to it again
 * @throws ScanError when it cannot be made; whatever `use` throws
 */
export async function withTemporaryDirectory<T>(
  use: (path: string, ending: AbortSignal) => Promise<T>,
): Promise<T> {
  let path: string | undefined;
  const ending = new AbortController();
  const remove = (): void => {
    ending.abort();
    if (path !== undefined) removeDirectory(path);
  };
  const onSignal = (signal: NodeJS.Signals): void => {
    remove();
    stopListening();
    // A listener disables the default action of the signal; other listeners decide what happens.
    if (process.listenerCount(signal) === 0) process.kill(process.pid, signal);
  };
  const stopListening = (): void => {
    process.off('exit', remove);
    for (const signal of SIGNALS) process.off(signal, onSignal);
  };
  // Before the directory exists, because a signal in between would leave it behind.
  process.on('exit', remove);
  for (const signal of SIGNALS) process.on(signal, onSignal);
  try {
    path = makeDirectory();
    return await use(path, ending.signal);
  } finally {
    // Still listening, because a signal during removal would leave the rest behind.
    remove();
    // A signal that arrived meanwhile is handled in a later turn of the event loop.
    for (let turn = 0; turn < 2; turn++) await setImmediate();
    stopListening();
  }
}

function makeDirectory(): string {
  try {
    // Resolved, because the temporary directory of macOS is behind a symlink.
    return mkdtempSync(join(realpathSync(tmpdir()), 'keyfence-'));
  } catch (cause) {
    const reason = describeReason(cause);
    throw new ScanError(
      `no temporary directory can be made in ${tmpdir()}: ${reason}; let TMPDIR (on Windows TEMP) name a directory that can be written`,
      { cause },
    );
  }
}

/** A killed child process may still finish a write. */
function removeDirectory(path: string): void {
  for (let tries = 1; ; tries++) {
    try {
      rmSync(path, { recursive: true, force: true, maxRetries: 3 });
      return;
    } catch (error) {
      // `maxRetries` retries removing the directory, but not files that were added to it.
      const filled = error instanceof Error && 'code' in error && error.code === 'ENOTEMPTY';
      if (!filled || tries === 5) throw error;
    }
  }
}
