import { once } from 'node:events';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { GitError } from '../errors.ts';
import { spawnGit, toExitError, toStartError } from './run-git.ts';

/** Lines for git's stdin, without their line breaks; they may still be in the making. */
export type Lines = Iterable<string> | AsyncIterable<string>;

/** Written at once, so that a line does not cost a system call. */
const BATCH = 1024;

/**
 * Runs git and gives what it writes to stdout as it comes, while `input` is handed to it.
 * @throws GitError when git cannot be started, fails, or complains and goes on; whatever `input` throws
 */
export async function* streamGit(
  args: readonly string[],
  cwd: string,
  input: Lines = [],
): AsyncGenerator<Buffer> {
  const child = spawnGit(args, cwd);
  const stderr: Buffer[] = [];
  child.stderr.on('data', (chunk: Buffer) => stderr.push(chunk));
  const closed = once(child, 'close') as Promise<[number | null, NodeJS.Signals | null]>;
  // Both are awaited below; until then a failure must not count as unhandled.
  closed.catch(() => undefined);
  const written = pipeline(Readable.from(batchLines(input)), child.stdin);
  written.catch(() => undefined);

  try {
    yield* child.stdout as AsyncIterable<Buffer>;
    const [exitCode, signal] = await closed.catch((cause: unknown) => {
      throw toStartError(cause as Error);
    });
    await written.catch((cause: unknown) => {
      // Git may end without reading all of its input; its exit code tells the reason.
      if (!isClosedPipe(cause)) throw cause;
    });
    const said = Buffer.concat(stderr).toString();
    if (exitCode !== 0) throw toExitError(args, exitCode ?? signal ?? 'a signal', said);
    // A pack that cannot be read is left out with a complaint and exit code 0.
    const complaint = /^error: (?<text>.*)$/m.exec(said)?.groups?.['text'];
    if (complaint !== undefined) throw new GitError(`git ${args[0] ?? ''} says: ${complaint}`);
  } finally {
    child.kill();
  }
}

async function* batchLines(lines: Lines): AsyncGenerator<string> {
  let batch: string[] = [];
  for await (const line of lines) {
    batch.push(`${line}\n`);
    if (batch.length < BATCH) continue;
    yield batch.join('');
    batch = [];
  }
  if (batch.length > 0) yield batch.join('');
}

function isClosedPipe(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return ['EPIPE', 'ECONNRESET', 'EOF', 'ERR_STREAM_PREMATURE_CLOSE'].includes(String(code));
}
