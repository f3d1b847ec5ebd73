import { Redactor } from '../finding/redactor.ts';
import type { Verification } from '../finding/verification.ts';
import { readAnswer } from './read-answer.ts';

/** The true answer has less than a kilobyte. */
const MAX_BODY = 65_536;

/**
 * Asks about one key. A redirect is not followed: the key would go to another host.
 * @param timeout in milliseconds, for the whole answer
 */
export async function askXai(endpoint: URL, key: string, timeout: number): Promise<Verification> {
  try {
    const response = await fetch(endpoint, {
      headers: { authorization: `Bearer ${key}`, accept: 'application/json' },
      redirect: 'manual',
      signal: AbortSignal.timeout(timeout),
    });
    return readAnswer(response.status, await readBody(response), new Date(), new Redactor([key]));
  } catch (cause) {
    return { status: 'unknown', detail: describeFailure(cause) };
  }
}

async function readBody(response: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of (response.body ?? []) as AsyncIterable<Uint8Array>) {
    size += chunk.length;
    if (size > MAX_BODY) return '';
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString();
}

/** The code alone, for messages of the network say more than they should. */
function describeFailure(error: unknown): string {
  if (error instanceof Error && error.name === 'TimeoutError') return 'no answer in time';
  const cause = error instanceof Error ? error.cause : undefined;
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : 'no connection';
  return `not reached (${code})`;
}
