import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

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
  #open = 0;

  constructor(answers: ReadonlyMap<string, Answer>) {
    this.#answers = answers;
    this.#server = createServer((request, response) => {
      this.#answer(request, response);
    });
  }

  /** @param answers by key; any other key is a wrong one */
  static async start(answers: Readonly<Record<string, Answer>> = {}): Promise<XaiServer> {
    const server = new XaiServer(new Map(Object.entries(answers)));
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
    // Long enough for others to arrive.
    setTimeout(() => {
      this.#open--;
      if (answer === 'silence') return;
      const headers = answer.location === undefined ? {} : { location: answer.location };
      response.writeHead(answer.status, headers).end(answer.body);
    }, 30);
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
