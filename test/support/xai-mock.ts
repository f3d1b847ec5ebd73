import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { apiKey } from '../../rules/sample.ts';

/** A key as xAI keeps it. */
export interface MockKey {
  readonly id: string;
  name: string;
  key: string;
  team: string;
  acls: readonly string[];
  isDisabled: boolean;
  isDeleted: boolean;
  qps?: number;
  qpm?: number;
  tpm?: string;
  created: string;
  expires?: string;
}

/** What sources contradict each other on. The first of each is the default. */
export interface Behaviour {
  /** What a key that is disabled gets when it asks about itself. */
  readonly disabledAnswers: 200 | 400 | 401 | 403;
  /** What a key that works gets when it asks about itself: it may lack the permission. */
  readonly liveAnswers: 200 | 403;
  /** Which path takes changes; `silent` answers as if it did. */
  readonly update: 'by key' | 'by team' | 'silent by key' | 'silent';
  /** When the old value dies where a key gets a new one. */
  readonly rotation: 'at once' | 'later';
  /** After how many questions a change is seen by the host that keys are used with. */
  readonly delay: number;
  /** Which request fails, counted from 1; 0 for none. */
  readonly failAt: number;
  /** How it fails: by a status, by no answer at all, or by an answer that is lost though the work was done. */
  readonly failWith: number | 'cut' | 'lost';
  /** How flags of lists are written. */
  readonly flags: 'boolean' | 'string';
  /** Whether two keys of a team may have one name. */
  readonly allowsSameName: boolean;
  /** Whether answers hold the key that was sent. */
  readonly echoesKey: boolean;
}

const DEFAULT: Behaviour = {
  disabledAnswers: 200,
  liveAnswers: 200,
  update: 'by key',
  rotation: 'at once',
  delay: 0,
  failAt: 0,
  failWith: 500,
  flags: 'boolean',
  allowsSameName: true,
  echoesKey: false,
};

const TEAM = '11111111-2222-4333-8444-555555555555';

/** Both hosts of xAI, on this machine, with keys that can be made, changed and deleted. */
export class XaiMock implements AsyncDisposable {
  readonly keys: MockKey[] = [];
  /** `PUT /auth/api-keys/…` of each request, in order. */
  readonly requests: string[] = [];
  /** Called before each request is answered. */
  onRequest: (request: string, count: number) => void | Promise<void> = () => undefined;
  behaviour: Behaviour = DEFAULT;
  readonly managementKey: string;
  readonly #server: Server;
  #made = 0;
  /** Values that were replaced, and how many questions they still answer. */
  readonly #dying = new Map<string, { readonly key: MockKey; left: number }>();
  readonly #lag = new Map<string, number>();

  private constructor(managementKey: string) {
    this.managementKey = managementKey;
    this.#server = createServer((request, response) => {
      void this.#handle(request, response);
    });
  }

  static async start(managementKey: string, behaviour: Partial<Behaviour> = {}): Promise<XaiMock> {
    const mock = new XaiMock(managementKey);
    mock.behaviour = { ...DEFAULT, ...behaviour };
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

  add(key: string, changes: Partial<MockKey> = {}): MockKey {
    const added: MockKey = {
      id: `${String(this.keys.length + 1).padStart(8, '0')}-aaaa-4bbb-8ccc-dddddddddddd`,
      name: 'ci',
      key,
      team: TEAM,
      acls: ['api-key:model:*', 'api-key:endpoint:*'],
      isDisabled: false,
      isDeleted: false,
      created: '2026-01-01T00:00:00.123456Z',
      ...changes,
    };
    this.keys.push(added);
    return added;
  }

  /** Whether a key can be used. */
  isLive(key: string): boolean {
    return this.keys.some((one) => one.key === key && !one.isDisabled && !one.isDeleted);
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
  ): { readonly status: number; readonly body: unknown } {
    if (path === '/v1/api-key') return this.#describe(key);
    const error = (status: number): { status: number; body: unknown } => ({
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
      if (method === 'GET') return this.#list(url);
      if (method === 'POST') return this.#create(body, error);
      if (method === 'PUT' && this.behaviour.update === 'silent') return { status: 200, body: {} };
      if (method === 'PUT' && this.behaviour.update !== 'by key') {
        const { apiKeyId } = body['apiKey'] as { apiKeyId?: string };
        return this.#update(apiKeyId ?? '', body, error);
      }
      return error(404);
    }
    if (first !== 'api-keys') return error(404);
    const found = this.keys.find((one) => one.id === id && !one.isDeleted);
    if (!found) return error(404);
    if (method === 'DELETE' && last === undefined) {
      found.isDeleted = true;
      this.#lag.set(found.key, this.behaviour.delay);
      return { status: 200, body: {} };
    }
    if (method === 'POST' && last === 'rotate') return this.#rotate(found);
    if (method === 'GET' && last === 'propagation')
      return { status: 200, body: { 'us-east': true } };
    if (method === 'PUT' && last === undefined) {
      if (this.behaviour.update === 'by team') return error(404);
      if (this.behaviour.update.startsWith('silent')) return { status: 200, body: {} };
      return this.#update(id, body, error);
    }
    return error(404);
  }

  #describe(key: string): { status: number; body: unknown } {
    const wrong = {
      code: 'Client specified an invalid argument',
      error: `Incorrect API key: ${key}`,
    };
    const dying = this.#dying.get(key);
    const found = this.keys.find((one) => one.key === key) ?? dying?.key;
    if (!found) return { status: 400, body: wrong };
    if (dying && dying.left-- <= 0) return { status: 400, body: wrong };
    const lag = this.#lag.get(key) ?? 0;
    if (lag > 0) this.#lag.set(key, lag - 1);
    const isOld = lag > 0;
    if (found.isDeleted && !isOld) return { status: 400, body: wrong };
    const isDisabled = found.isDisabled && !isOld;
    const { disabledAnswers } = this.behaviour;
    if (isDisabled && disabledAnswers !== 200) return { status: disabledAnswers, body: wrong };
    const { liveAnswers } = this.behaviour;
    if (!isDisabled && liveAnswers !== 200) return { status: liveAnswers, body: wrong };
    return {
      status: 200,
      body: {
        redacted_api_key: toRedacted(key),
        user_id: 'a-user',
        name: this.behaviour.echoesKey ? `${found.name} ${key}` : found.name,
        create_time: found.created,
        modify_time: found.created,
        modified_by: 'a-user',
        team_id: found.team,
        acls: found.acls,
        api_key_id: found.id,
        team_blocked: false,
        api_key_blocked: false,
        api_key_disabled: isDisabled,
      },
    };
  }

  #list(url: string): { status: number; body: unknown } {
    const query = new URL(url, 'http://x').searchParams;
    const size = Number(query.get('pageSize') ?? '10');
    const from = Number(query.get('paginationToken') ?? '0');
    const all = this.keys.filter(({ isDeleted, team }) => !isDeleted && team === TEAM);
    const next = from + size < all.length ? String(from + size) : undefined;
    return {
      status: 200,
      body: {
        apiKeys: all.slice(from, from + size).map((key) => this.#toRecord(key)),
        ...(next !== undefined && { paginationToken: next }),
      },
    };
  }

  #toRecord(key: MockKey): object {
    const { id, name, acls, qps, qpm, tpm, created, expires, isDisabled } = key;
    return {
      apiKeyId: id,
      name,
      redactedApiKey: toRedacted(key.key),
      createTime: created,
      modifyTime: created,
      disabled: this.behaviour.flags === 'string' ? String(isDisabled) : isDisabled,
      aclStrings: acls,
      ...(qps !== undefined && { qps }),
      ...(qpm !== undefined && { qpm }),
      ...(tpm !== undefined && { tpm }),
      ...(expires !== undefined && { expireTime: expires }),
    };
  }

  #create(
    body: Record<string, unknown>,
    error: (status: number) => { status: number; body: unknown },
  ): { status: number; body: unknown } {
    const { name, acls, qps, qpm, tpm, expireTime } = body as {
      name: string;
      acls: string[];
      qps?: number;
      qpm?: number;
      tpm?: string;
      expireTime?: string;
    };
    if (!this.#isFree(name)) return error(409);
    const made = this.add(apiKey(7000 + ++this.#made), {
      name,
      acls,
      ...(qps !== undefined && { qps }),
      ...(qpm !== undefined && { qpm }),
      ...(tpm !== undefined && { tpm }),
      ...(expireTime !== undefined && { expires: expireTime }),
      created: new Date().toISOString(),
    });
    return { status: 200, body: { apiKey: made.key, apiKeyId: made.id, name } };
  }

  #isFree(name: string): boolean {
    return (
      this.behaviour.allowsSameName || !this.keys.some((one) => one.name === name && !one.isDeleted)
    );
  }

  #update(
    id: string,
    body: Record<string, unknown>,
    error: (status: number) => { status: number; body: unknown },
  ): { status: number; body: unknown } {
    const found = this.keys.find((one) => one.id === id && !one.isDeleted);
    if (!found) return error(404);
    const changes = body['apiKey'] as { disabled?: boolean; name?: string };
    const mask = String(body['fieldMask']).split(',');
    if (mask.includes('name') && changes.name !== undefined) {
      if (!this.#isFree(changes.name)) return error(409);
      found.name = changes.name;
    }
    if (mask.includes('disabled') && changes.disabled !== undefined) {
      found.isDisabled = changes.disabled;
      this.#lag.set(found.key, this.behaviour.delay);
    }
    return { status: 200, body: this.#toRecord(found) };
  }

  #rotate(found: MockKey): { status: number; body: unknown } {
    const left = this.behaviour.rotation === 'later' ? 2 : 0;
    this.#dying.set(found.key, { key: { ...found }, left });
    found.key = apiKey(9000 + ++this.#made);
    return { status: 200, body: { apiKey: found.key, apiKeyId: found.id } };
  }
}

function toRedacted(key: string): string {
  return `xai-...${key.slice(-4)}`;
}
