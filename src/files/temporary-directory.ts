import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { describeReason } from '../errors/describe-reason.ts';
import { ScanError } from '../errors/errors.ts';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Calls `use` with a new directory and removes it afterwards, also when `use` fails, the process exits
 * or a signal ends it (save SIGKILL).
 *
 * @param use gets a signal as well that is aborted before the directory goes, so that no child process
 * writes into it again
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
    // Listening has disarmed the signal; whoever else listens decides what it does.
    if (process.listenerCount(signal) === 0) process.kill(process.pid, signal);
  };
  const stopListening = (): void => {
    process.off('exit', remove);
    for (const signal of SIGNALS) process.off(signal, onSignal);
  };
  // Before the directory is there, or a signal in between would leave it behind.
  process.on('exit', remove);
  for (const signal of SIGNALS) process.on(signal, onSignal);
  try {
    path = makeDirectory();
    return await use(path, ending.signal);
  } finally {
    // Still listening: whom a signal ends halfway leaves the other half behind.
    remove();
    // A signal that came meanwhile is heard in a turn of the event loop that begins after it.
    for (let turn = 0; turn < 2; turn++) await setImmediate();
    stopListening();
  }
}

function makeDirectory(): string {
  try {
    // Resolved, since on macOS the temporary directory lies behind a symlink.
    return mkdtempSync(join(realpathSync(tmpdir()), 'keyfence-'));
  } catch (cause) {
    const reason = describeReason(cause);
    throw new ScanError(
      `no temporary directory can be made in ${tmpdir()}: ${reason}; let TMPDIR (on Windows TEMP) name a directory that can be written`,
      { cause },
    );
  }
}

/** A child process that was just killed may still finish what it is about to write. */
function removeDirectory(path: string): void {
  for (let tries = 1; ; tries++) {
    try {
      rmSync(path, { recursive: true, force: true, maxRetries: 3 });
      return;
    } catch (error) {
      // `maxRetries` tries to remove the directory again but not what has come into it.
      const filled = error instanceof Error && 'code' in error && error.code === 'ENOTEMPTY';
      if (!filled || tries === 5) throw error;
    }
  }
}
