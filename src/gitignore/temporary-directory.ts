import { rmSync } from 'node:fs';
import { mkdtemp, realpath } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Calls `use` with a new directory and removes it afterwards, also when `use` fails, the process exits
 * or a signal ends it (save SIGKILL).
 */
export async function withTemporaryDirectory<T>(use: (path: string) => Promise<T>): Promise<T> {
  // Resolved, since on macOS the temporary directory lies behind a symlink.
  const path = await realpath(await mkdtemp(join(tmpdir(), 'keyfence-')));
  const remove = (): void => {
    rmSync(path, { recursive: true, force: true, maxRetries: 3 });
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
  process.on('exit', remove);
  for (const signal of SIGNALS) process.on(signal, onSignal);
  try {
    return await use(path);
  } finally {
    stopListening();
    remove();
  }
}
