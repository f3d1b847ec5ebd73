import { once } from 'node:events';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { NonFatalError, toExitError, toSignalError, toStartError } from './failures.ts';
import type { Git } from './git.ts';
import { toBatches, type Lines } from './lines.ts';
import { hasStarted, spawnGit } from './run-git.ts';

/** Lines that are written at once, to save system calls. */
const ENOUGH = 1024;

/**
 * Runs git and yields its output while `input` is written to it.
 * @throws GitError when git cannot be started, fails, or reports an error and continues; errors of `input`
 */
export async function* streamGit(
  args: readonly string[],
  git: Git,
  input: Lines = [],
): AsyncGenerator<Buffer> {
  const child = spawnGit(args, git);
  const ended = once(child, 'close') as Promise<[number | null, NodeJS.Signals | null]>;
  const closed = ended.catch((cause: unknown) => {
    throw toStartError(cause as Error);
  });
  if (!hasStarted(child)) await closed;
  const stderr: Buffer[] = [];
  child.stderr.on('data', (chunk: Buffer) => stderr.push(chunk));
  // Both are awaited below; until then a rejection must not count as unhandled.
  closed.catch(() => undefined);
  const written = pipeline(Readable.from(joinLines(input)), child.stdin);
  written.catch((cause: unknown) => {
    // If the input fails, its error is the reason, and the rest of the output is not needed.
    if (!isClosedPipe(cause)) child.kill();
  });

  try {
    yield* child.stdout as AsyncIterable<Buffer>;
    const [exitCode, signal] = await closed;
    await written.catch((cause: unknown) => {
      // Git may end without reading all of its input; its exit code has the reason.
      if (!isClosedPipe(cause)) throw cause;
    });
    const errorOutput = Buffer.concat(stderr).toString();
    if (exitCode === null) throw toSignalError(args, signal);
    if (exitCode !== 0) throw toExitError(args, exitCode, errorOutput);
    // Git skips a pack that it cannot read, with an error message and exit code 0.
    const message = /^error: (?<text>.*)$/m.exec(errorOutput)?.groups?.['text'];
    if (message !== undefined) throw new NonFatalError(`git ${args[0] ?? ''} says: ${message}`);
  } finally {
    child.kill();
  }
}

async function* joinLines(lines: Lines): AsyncGenerator<string> {
  let text = '';
  let count = 0;
  for await (const batch of toBatches(lines)) {
    if (batch.length === 0) continue;
    text += `${batch.join('\n')}\n`;
    count += batch.length;
    if (count < ENOUGH) continue;
    yield text;
    text = '';
    count = 0;
  }
  if (text !== '') yield text;
}

function isClosedPipe(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return ['EPIPE', 'ECONNRESET', 'EOF', 'ERR_STREAM_PREMATURE_CLOSE'].includes(String(code));
}
