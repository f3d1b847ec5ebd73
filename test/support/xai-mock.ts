import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import type { Behaviour } from './mock-behaviour.ts';
import { MockTeam, TEAM, type MockAnswer } from './mock-team.ts';

/** Both hosts of xAI, on this machine, with keys that can be made, changed and deleted. */
export class XaiMock extends MockTeam implements AsyncDisposable {
  /** `PUT /auth/api-keys/…` of each request, in order. */
  readonly requests: string[] = [];
  /** Called before each request is answered. */
  onRequest: (request: string, count: number) => void | Promise<void> = () => undefined;
  readonly managementKey: string;
  readonly #server: Server;
  private constructor(managementKey: string) {
    super();
    this.managementKey = managementKey;
    this.#server = createServer((request, response) => {
      void this.#handle(request, response);
    });
  }

  static async start(managementKey: string, behaviour: Partial<Behaviour> = {}): Promise<XaiMock> {
    const mock = new XaiMock(managementKey);
    mock.behaviour = { ...mock.behaviour, ...behaviour };
    await new Promise<void>((resolve) => mock.#server.listen(0, '127.0.0.1', resolve));
    return mock;
  }

  /** What a command needs to ask it. */
  get env(): Record<string, string> {
    const host = `http://127.0.0.1:${String((this.#server.address() as AddressInfo).port)}`;
    return {
      XAI_BASE_URL: `${host}/v1`,
      XAI_MANAGEMENT_URL: `${host}/management`,
      XAI_MANAGEMENT_KEY: this.managementKey,
    };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  async #handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const [path = ''] = (request.url ?? '').split('?', 1);
    const said = `${request.method ?? ''} ${path.replace(/^\/management/, '')}`;
    const count = this.requests.push(said);
    const sent = await text(request);
    await this.onRequest(said, count);
    const { failAt, failWith } = this.behaviour;
    if (count === failAt && failWith !== 'lost') {
      if (failWith === 'cut') response.destroy();
      else response.writeHead(failWith, { 'retry-after': '0' }).end('{"error":"no"}');
      return;
    }
    const key = (request.headers.authorization ?? '').replace(/^Bearer /, '');
    const body = sent === '' ? {} : (JSON.parse(sent) as Record<string, unknown>);
    const answer = this.#answer(request.method ?? '', path, key, body, request.url ?? '');
    if (count === failAt) {
      response.destroy();
      return;
    }
    response
      .writeHead(answer.status, { 'content-type': 'application/json' })
      .end(JSON.stringify(answer.body));
  }

  #answer(
    method: string,
    path: string,
    key: string,
    body: Record<string, unknown>,
    url: string,
  ): MockAnswer {
    if (path === '/v1/api-key') return this.describe(key);
    const error = (status: number): MockAnswer => ({
      status,
      body: { code: 'x', error: `no: ${this.behaviour.echoesKey ? key : ''}` },
    });
    if (key !== this.managementKey) return error(401);
    const parts = path.split('/').slice(3);
    const [first, id = '', last] = parts;
    if (path === '/management/auth/management-keys/validation') {
      return {
        status: 200,
        body: {
          apiKeyId: 'mgmt-1',
          scope: 'SCOPE_TEAM',
          scopeId: TEAM,
          name: 'admin',
          acls: ['*'],
        },
      };
    }
    if (first === 'teams' && last === 'api-keys') {
      if (id !== TEAM) return error(403);
      if (method === 'GET') return this.list(url);
      if (method === 'POST') return this.create(body, error);
      if (method === 'PUT' && this.behaviour.update === 'silent') return { status: 200, body: {} };
      if (method === 'PUT' && this.behaviour.update !== 'by key') {
        const { apiKeyId } = body['apiKey'] as { apiKeyId?: string };
        return this.update(apiKeyId ?? '', body, error);
      }
      return error(404);
    }
    if (first !== 'api-keys') return error(404);
    const found = this.keys.find((one) => one.id === id && !one.isDeleted);
    if (!found) return error(404);
    if (method === 'DELETE' && last === undefined) {
      return this.delete(found);
    }
    if (method === 'POST' && last === 'rotate') return this.rotate(found);
    if (method === 'GET' && last === 'propagation')
      return { status: 200, body: { 'us-east': true } };
    if (method === 'PUT' && last === undefined) {
      if (this.behaviour.update === 'by team') return error(404);
      if (this.behaviour.update.startsWith('silent')) return { status: 200, body: {} };
      return this.update(id, body, error);
    }
    return error(404);
  }
}
