import { XaiError } from '../errors/errors.ts';
import { reveal, Secret } from '../finding/secret.ts';
import { AnswerReader, readFields, type Fields } from './answer.ts';
import { askAboutKey } from './ask-about-key.ts';
import { makeUrl, type XaiHosts } from './hosts.ts';
import { readTeamKey, type TeamKey } from './team-key.ts';
import { send, type TransportOptions, type XaiRequest } from './transport.ts';

/** The variable that the management key is read from, as xAI's own SDK does. */
export const MANAGEMENT_VARIABLE = 'XAI_MANAGEMENT_KEY';

const PAGE_SIZE = 100;
const MAX_PAGES = 1000;
const MAX_PAGE_BODY = 2 ** 20;
/** Says of a path that it is not the one. */
const NOT_THERE: ReadonlySet<number> = new Set([400, 404, 405, 415, 422, 501]);

/** Whose keys a management key administers. */
export interface Team {
  readonly id: string;
  /** Id and name of the management key. */
  readonly keyId?: string;
  readonly keyName?: string;
}

/** What a new key is to be like. */
export interface KeySpec {
  readonly name: string;
  /** As the other key's answer has them. */
  readonly acls: unknown;
  readonly limits: Fields;
}

/** A key that was made a moment ago: nobody is told its value again. */
export interface CreatedKey {
  readonly id: string;
  readonly secret: Secret;
}

/**
 * Changes keys of a team. Every method throws an XaiError where xAI could not be asked or refused.
 * https://docs.x.ai/developers/rest-api-reference/management/auth
 */
export class ManagementClient {
  readonly #key: Secret;
  readonly #hosts: XaiHosts;
  readonly #options: TransportOptions;

  constructor(key: Secret, hosts: XaiHosts, options: TransportOptions = {}) {
    this.#key = key;
    this.#hosts = hosts;
    this.#options = options;
  }

  /** Asks whether the management key is one, and whose. @param fallback the team, where the answer names none */
  async openTeam(fallback?: string): Promise<Team> {
    const answer = await askAboutKey(this.#key, this.#hosts, this.#options);
    const { status, detail, id, name, team = fallback } = answer;
    if (status === 'unknown') {
      throw new XaiError(`xAI could not be asked about ${MANAGEMENT_VARIABLE}: ${detail ?? ''}`);
    }
    if (status !== 'active') {
      throw new XaiError(
        `xAI does not accept ${MANAGEMENT_VARIABLE} (${status}); create a management key in the xAI console (Settings, Management Keys)`,
      );
    }
    if (team === undefined) {
      throw new XaiError(
        `${MANAGEMENT_VARIABLE} belongs to no team; set XAI_TEAM_ID to the team you mean`,
      );
    }
    return {
      id: team,
      ...(id !== undefined && { keyId: id }),
      ...(name !== undefined && { keyName: name }),
    };
  }

  /** Every key of the team. */
  async listKeys(team: string): Promise<TeamKey[]> {
    const reader = this.#makeReader();
    const keys: TeamKey[] = [];
    const seen = new Set<string>();
    let token: string | undefined;
    for (let page = 0; page < MAX_PAGES; page++) {
      const query = {
        pageSize: String(PAGE_SIZE),
        ...(token !== undefined && { paginationToken: token }),
      };
      const fields = await this.#ask('list the keys of the team', {
        method: 'GET',
        segments: ['auth', 'teams', team, 'api-keys'],
        query,
        isRepeatable: true,
      });
      const listed = fields['apiKeys'];
      // An empty list may be left out, but then there is nothing else either.
      const { paginationToken: next, ...others } = fields;
      const isForeign =
        listed === undefined ? Object.keys(others).length > 0 : !Array.isArray(listed);
      if (isForeign) throw toForeign('list the keys');
      for (const item of (listed ?? []) as readonly unknown[]) {
        const key = readTeamKey(item, reader);
        if (!key) throw toForeign('list the keys');
        keys.push(key);
      }
      if (typeof next !== 'string' || next === '') return keys;
      if (seen.has(next)) break;
      seen.add(next);
      token = next;
    }
    throw new XaiError('the list of the keys of the team does not end');
  }

  /**
   * Changes some fields of a key. Sources contradict each other on the path, so that the other one is tried where
   * there is nothing at the first.
   * @param raw the whole key as it was listed, which the path of the team wants
   * @returns which path took it
   */
  async updateKey(
    team: string,
    id: string,
    changes: Fields,
    raw: Fields = {},
  ): Promise<'key' | 'team'> {
    const fieldMask = Object.keys(changes).join(',');
    const first = await this.#send({
      method: 'PUT',
      segments: ['auth', 'api-keys', id],
      body: { apiKey: changes, fieldMask },
      isRepeatable: true,
    });
    if (!('status' in first) || !NOT_THERE.has(first.status)) {
      this.#requireDone('change the key', first, true);
      return 'key';
    }
    await this.updateKeyOfTeam(team, id, changes, raw);
    return 'team';
  }

  /** The same by the other path. */
  async updateKeyOfTeam(
    team: string,
    id: string,
    changes: Fields,
    raw: Fields = {},
  ): Promise<void> {
    await this.#ask('change the key', {
      method: 'PUT',
      segments: ['auth', 'teams', team, 'api-keys'],
      body: {
        apiKey: { ...raw, apiKeyId: id, ...changes },
        fieldMask: Object.keys(changes).join(','),
      },
      isRepeatable: true,
    });
  }

  /** Deletes a key; one that is not there any more is deleted. */
  async deleteKey(id: string): Promise<void> {
    const response = await this.#send({
      method: 'DELETE',
      segments: ['auth', 'api-keys', id],
      isRepeatable: true,
    });
    if ('status' in response && response.status === 404) return;
    this.#requireDone('delete the key', response, true);
  }

  async createKey(team: string, { name, acls, limits }: KeySpec): Promise<CreatedKey> {
    const fields = await this.#ask('make a key', {
      method: 'POST',
      segments: ['auth', 'teams', team, 'api-keys'],
      body: { name, acls, ...limits },
      // A second one would be left over.
      isRepeatable: false,
    });
    return this.#readCreated('make a key', fields);
  }

  #readCreated(act: string, fields: Fields): CreatedKey {
    const id = this.#makeReader().readId(fields['apiKeyId']);
    const value = fields['apiKey'];
    if (id === undefined || typeof value !== 'string' || !/^[\w.-]{20,400}$/.test(value)) {
      throw toForeign(act);
    }
    return { id, secret: new Secret(value) };
  }

  /** @throws XaiError unless the answer is an object */
  async #ask(act: string, request: Asked): Promise<Fields> {
    const response = await this.#send(request);
    return this.#requireDone(act, response, false);
  }

  #send({ segments, query, ...request }: Asked): ReturnType<typeof send> {
    return send(
      {
        ...request,
        url: makeUrl(this.#hosts.management, segments, query),
        key: reveal(this.#key),
        maxBody: MAX_PAGE_BODY,
      },
      this.#options,
    );
  }

  #requireDone(
    act: string,
    response: Awaited<ReturnType<typeof send>>,
    mayBeEmpty: boolean,
  ): Fields {
    if ('failure' in response) {
      throw new XaiError(`xAI could not be asked to ${act}: ${response.failure}`, {
        mayBeDone: true,
      });
    }
    const { status, text } = response;
    const fields = readFields(text);
    if (status >= 200 && status < 300) {
      if (fields) return fields;
      if (mayBeEmpty && text.trim() === '') return {};
      throw toForeign(act);
    }
    const said = this.#makeReader().readText(findMessage(fields));
    const reason = [`HTTP status ${String(status)}`, ...(said === undefined ? [] : [said])].join(
      ': ',
    );
    throw new XaiError(`xAI did not ${act} (${reason})${HINTS[status] ?? ''}`, {
      mayBeDone: status >= 500,
    });
  }

  #makeReader(): AnswerReader {
    return new AnswerReader([reveal(this.#key)]);
  }
}

type Asked = Pick<XaiRequest, 'method' | 'body' | 'isRepeatable'> & {
  readonly segments: readonly string[];
  readonly query?: Readonly<Record<string, string>>;
};

const HINTS: Readonly<Record<number, string>> = {
  401: `; ${MANAGEMENT_VARIABLE} is not accepted`,
  403: `; ${MANAGEMENT_VARIABLE} lacks the permission, or belongs to another team`,
};

/** `{"error": "…"}`, `{"message": "…"}` or `{"error": {"message": "…"}}`. */
function findMessage(fields: Fields | undefined): unknown {
  const error = fields?.['error'] ?? fields?.['message'];
  return typeof error === 'object' && error !== null ? (error as Fields)['message'] : error;
}

function toForeign(act: string): XaiError {
  return new XaiError(`xAI was asked to ${act}, but its answer cannot be read`, {
    mayBeDone: true,
  });
}
