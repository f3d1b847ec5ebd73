import { apiKey } from '../../rules/sample.ts';
import { DEFAULT_BEHAVIOUR, type Behaviour } from './mock-behaviour.ts';

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

/** Id of the only team. */
export const TEAM = '11111111-2222-4333-8444-555555555555';

export interface MockAnswer {
  readonly status: number;
  readonly body: unknown;
}

/** The keys of a team, which can be made, changed and deleted, and the answers about them. */
export class MockTeam {
  readonly keys: MockKey[] = [];
  behaviour: Behaviour = DEFAULT_BEHAVIOUR;
  #made = 0;
  /** Values that were replaced, and how many questions they still answer. */
  readonly #dying = new Map<string, { readonly key: MockKey; left: number }>();
  readonly #lag = new Map<string, number>();

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

  protected describe(key: string): MockAnswer {
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

  protected list(url: string): MockAnswer {
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

  protected create(
    body: Record<string, unknown>,
    error: (status: number) => MockAnswer,
  ): MockAnswer {
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

  protected update(
    id: string,
    body: Record<string, unknown>,
    error: (status: number) => MockAnswer,
  ): MockAnswer {
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

  protected rotate(found: MockKey): MockAnswer {
    const left = this.behaviour.rotation === 'later' ? 2 : 0;
    this.#dying.set(found.key, { key: { ...found }, left });
    found.key = apiKey(9000 + ++this.#made);
    return { status: 200, body: { apiKey: found.key, apiKeyId: found.id } };
  }
  protected delete(found: MockKey): MockAnswer {
    found.isDeleted = true;
    this.#lag.set(found.key, this.behaviour.delay);
    return { status: 200, body: {} };
  }
}

function toRedacted(key: string): string {
  return `xai-...${key.slice(-4)}`;
}
