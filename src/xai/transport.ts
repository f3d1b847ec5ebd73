import { setTimeout } from 'node:timers/promises';

/** A request to one of xAI's hosts. */
export interface XaiRequest {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly url: URL;
  /** Sent as a Bearer token. */
  readonly key: string;
  readonly body?: object;
  /** Whether it may be repeated safely. Otherwise only a refused request is repeated. */
  readonly isRepeatable: boolean;
  /** The longest answer that is read, in bytes; by default enough for one key. */
  readonly maxBody?: number;
}

/** The result: an answer with any status, or the reason why there is none. */
export type XaiResponse =
  { readonly status: number; readonly text: string } | { readonly failure: string };

/** A request that was answered or given up, without secrets. */
export interface Exchange {
  /** ISO 8601, in UTC. */
  readonly at: string;
  readonly method: string;
  readonly host: string;
  readonly path: string;
  /** Absent if there was no answer. */
  readonly status?: number;
  readonly failure?: string;
}

/** Options for requests; tests replace them. */
export interface TransportOptions {
  /** For each whole answer, in milliseconds. */
  readonly timeout?: number;
  /** @param milliseconds to wait before the next attempt */
  readonly pause?: (milliseconds: number) => Promise<unknown>;
  readonly onExchange?: (exchange: Exchange) => void;
}

const TIMEOUT = 10_000;
/** The answer about one key has less than a kilobyte. */
const MAX_BODY = 2 ** 16;
const ATTEMPTS = 4;
const FIRST_PAUSE = 250;
/** https://www.rfc-editor.org/rfc/rfc9110#name-server-error-5xx */
const BUSY: ReadonlySet<number> = new Set([500, 502, 503, 504]);
const MAX_PAUSE = 30_000;

/**
 * Makes a request, and repeats it after a while if the host is busy. A redirect is not followed, because the
 * key would go to another host.
 */
export async function send(
  request: XaiRequest,
  { timeout = TIMEOUT, pause = setTimeout, onExchange }: TransportOptions = {},
): Promise<XaiResponse> {
  for (let attempt = 1; ; attempt++) {
    const { response, wait } = await sendOnce(request, timeout);
    onExchange?.({
      at: new Date().toISOString(),
      method: request.method,
      host: request.url.host,
      path: request.url.pathname,
      ...('status' in response ? { status: response.status } : { failure: response.failure }),
    });
    if (attempt === ATTEMPTS || !mayRepeat(request, response)) return response;
    const backoff = FIRST_PAUSE * 2 ** (attempt - 1) * (1 + Math.random() / 2);
    await pause(Math.min(wait ?? backoff, MAX_PAUSE));
  }
}

/** After "too many requests" nothing was done; after a failure something may have been. */
function mayRepeat({ isRepeatable }: XaiRequest, response: XaiResponse): boolean {
  if ('failure' in response) return isRepeatable && response.failure !== TIMED_OUT;
  return response.status === 429 || (isRepeatable && BUSY.has(response.status));
}

interface Attempt {
  readonly response: XaiResponse;
  /** How long the host wants the client to wait, in milliseconds. */
  readonly wait?: number;
}

async function sendOnce(
  { method, url, key, body, maxBody = MAX_BODY }: XaiRequest,
  timeout: number,
): Promise<Attempt> {
  try {
    const response = await fetch(url, {
      method,
      headers: {
        authorization: `Bearer ${key}`,
        accept: 'application/json',
        ...(body && { 'content-type': 'application/json' }),
      },
      ...(body && { body: JSON.stringify(body) }),
      redirect: 'manual',
      signal: AbortSignal.timeout(timeout),
    });
    const wait = readRetryAfter(response.headers.get('retry-after'));
    const text = await readBody(response, maxBody);
    return {
      response: text === undefined ? { failure: TOO_LONG } : { status: response.status, text },
      ...(wait !== undefined && { wait }),
    };
  } catch (cause) {
    return { response: { failure: describeFailure(cause) } };
  }
}

/** In seconds, or a date: https://www.rfc-editor.org/rfc/rfc9110#field.retry-after */
function readRetryAfter(value: string | null): number | undefined {
  if (value === null) return undefined;
  if (/^\d{1,9}$/.test(value)) return Number(value) * 1000;
  const time = Date.parse(value);
  return Number.isNaN(time) ? undefined : Math.max(0, time - Date.now());
}

async function readBody(response: Response, limit: number): Promise<string | undefined> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of (response.body ?? []) as AsyncIterable<Uint8Array>) {
    size += chunk.length;
    if (size > limit) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString();
}

const TIMED_OUT = 'no answer in time';
const TOO_LONG = 'the answer is too long';

/** Only the code, because messages of the network contain too much. */
function describeFailure(error: unknown): string {
  if (error instanceof Error && error.name === 'TimeoutError') return TIMED_OUT;
  const cause = error instanceof Error ? error.cause : undefined;
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : 'no connection';
  return `not reached (${code})`;
}
