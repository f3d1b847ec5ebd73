import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout } from 'node:timers/promises';

/** What the server answers to one key: a status and a body, or nothing at all. */
export type Answer =
  { readonly status: number; readonly body: string; readonly location?: string } | 'silence';

/** A server on this machine that answers as the one of xAI does, and remembers what it was asked. */
export class XaiServer implements AsyncDisposable {
  /** The key of each request, in order. */
  readonly asked: string[] = [];
  /** The paths that were asked for. */
  readonly paths: Set<string> = new Set<string>();
  /** How many requests were open at once, at most. */
  mostAtOnce = 0;
  readonly #answers: ReadonlyMap<string, Answer>;
  readonly #server: Server;
  /** Whoever waits for an answer. */
  readonly #held: (() => void)[] = [];
  #open = 0;
  #crowd: number;

  constructor(answers: ReadonlyMap<string, Answer>, crowd: number) {
    this.#answers = answers;
    this.#crowd = crowd;
    this.#server = createServer((request, response) => {
      this.#answer(request, response);
    });
  }

  /**
   * @param answers by key; any other key is a wrong one
   * @param crowd how many requests have to be open at once before the first of them is answered
   */
  static async start(
    answers: Readonly<Record<string, Answer>> = {},
    crowd: number = 1,
  ): Promise<XaiServer> {
    const server = new XaiServer(new Map(Object.entries(answers)), crowd);
    await new Promise<void>((resolve) => server.#server.listen(0, '127.0.0.1', resolve));
    return server;
  }

  get url(): string {
    return `http://127.0.0.1:${String((this.#server.address() as AddressInfo).port)}/v1`;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  #answer(request: IncomingMessage, response: ServerResponse): void {
    const key = (request.headers.authorization ?? '').replace(/^Bearer /, '');
    this.asked.push(key);
    this.paths.add(`${request.method ?? ''} ${request.url ?? ''}`);
    this.mostAtOnce = Math.max(this.mostAtOnce, ++this.#open);
    const answer = this.#answers.get(key) ?? { status: 400, body: '{"error":"Incorrect API key"}' };
    this.#held.push(() => {
      this.#open--;
      if (answer === 'silence') return;
      const headers = answer.location === undefined ? {} : { location: answer.location };
      response.writeHead(answer.status, headers).end(answer.body);
    });
    if (this.#open >= this.#crowd) void this.#answerAll();
  }

  /** After a while in which too many would arrive; on a slow machine more of it proves less and breaks nothing. */
  async #answerAll(): Promise<void> {
    const wait = this.#crowd > 1 ? 50 : 0;
    this.#crowd = 1;
    if (wait > 0) await setTimeout(wait);
    for (const answer of this.#held.splice(0)) answer();
  }
}

/** What the server says of a key that it knows. */
export function known(changes: Readonly<Record<string, unknown>> = {}): Answer {
  const body = {
    redacted_api_key: 'xai-...b14o',
    user_id: 'a-user',
    name: 'ci',
    create_time: '2026-01-01T00:00:00Z',
    modify_time: '2026-01-01T00:00:00Z',
    modified_by: 'a-user',
    team_id: 'a-team',
    acls: ['api-key:model:*'],
    api_key_id: 'an-id',
    team_blocked: false,
    api_key_blocked: false,
    api_key_disabled: false,
    ...changes,
  };
  return { status: 200, body: JSON.stringify(body) };
}
