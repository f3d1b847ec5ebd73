import { XaiError } from '../errors/errors.ts';
import { Secret } from '../finding/secret.ts';
import type { Fields } from './answer.ts';
import { askAboutKey, type KeyAnswer } from './ask-about-key.ts';
import type { XaiHosts } from './hosts.ts';
import { ManagementApi, toUnreadable } from './management-api.ts';
import { MANAGEMENT_VARIABLE } from './management-variable.ts';
import { readTeamKey, type TeamKey } from './team-key.ts';
import type { TransportOptions } from './transport.ts';

const PAGE_SIZE = 100;
const MAX_PAGES = 1000;
/** Statuses that mean that the other path has to be used. */
const NOT_THERE: ReadonlySet<number> = new Set([400, 404, 405, 415, 422, 501]);

/** The team of a management key. */
export interface Team {
  readonly id: string;
  /** Id and name of the management key. */
  readonly keyId?: string;
  readonly keyName?: string;
}

/** The properties of a new key. */
export interface KeySpec {
  readonly name: string;
  /** As in the answer about the other key. */
  readonly acls: unknown;
  readonly limits: Fields;
}

/** A key that was just made. xAI does not show its value again. */
export interface CreatedKey {
  readonly id: string;
  readonly secret: Secret;
}

/**
 * Lists and changes keys of a team. Every method throws an XaiError if xAI could not be asked or refused.
 * https://docs.x.ai/developers/rest-api-reference/management/auth
 */
export class ManagementClient {
  readonly #api: ManagementApi;
  readonly #askAboutKey: () => Promise<KeyAnswer>;

  constructor(key: Secret, hosts: XaiHosts, options: TransportOptions = {}) {
    this.#api = new ManagementApi(key, hosts, options);
    this.#askAboutKey = () => askAboutKey(key, hosts, options);
  }

  /** Checks the management key, and finds its team. @param fallback the team, if the answer names none */
  async openTeam(fallback?: string): Promise<Team> {
    const answer = await this.#askAboutKey();
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
    const keys: TeamKey[] = [];
    const seen = new Set<string>();
    let token: string | undefined;
    for (let page = 0; page < MAX_PAGES; page++) {
      const query = {
        pageSize: String(PAGE_SIZE),
        ...(token !== undefined && { paginationToken: token }),
      };
      const fields = await this.#api.ask('list the keys of the team', {
        method: 'GET',
        segments: ['auth', 'teams', team, 'api-keys'],
        query,
        isRepeatable: true,
      });
      const listed = fields['apiKeys'];
      // An empty list may be omitted, but then there is nothing else either.
      const { paginationToken: next, ...others } = fields;
      const isUnreadable =
        listed === undefined ? Object.keys(others).length > 0 : !Array.isArray(listed);
      if (isUnreadable) throw toUnreadable('list the keys');
      for (const item of (listed ?? []) as readonly unknown[]) {
        const key = readTeamKey(item, this.#api.reader);
        if (!key) throw toUnreadable('list the keys');
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
   * Changes some fields of a key. Sources contradict each other about the path, so the other one is tried if the
   * first does not exist.
   * @param raw the whole key as it was listed, which the path of the team needs
   * @returns which path was used
   */
  async updateKey(
    team: string,
    id: string,
    changes: Fields,
    raw: Fields = {},
  ): Promise<'key' | 'team'> {
    const fieldMask = Object.keys(changes).join(',');
    const first = await this.#api.send({
      method: 'PUT',
      segments: ['auth', 'api-keys', id],
      body: { apiKey: changes, fieldMask },
      isRepeatable: true,
    });
    if (!('status' in first) || !NOT_THERE.has(first.status)) {
      this.#api.requireDone('change the key', first, true);
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
    await this.#api.ask('change the key', {
      method: 'PUT',
      segments: ['auth', 'teams', team, 'api-keys'],
      body: {
        apiKey: { ...raw, apiKeyId: id, ...changes },
        fieldMask: Object.keys(changes).join(','),
      },
      isRepeatable: true,
    });
  }

  /** Deletes a key, unless it is deleted already. */
  async deleteKey(id: string): Promise<void> {
    const response = await this.#api.send({
      method: 'DELETE',
      segments: ['auth', 'api-keys', id],
      isRepeatable: true,
    });
    if ('status' in response && response.status === 404) return;
    this.#api.requireDone('delete the key', response, true);
  }

  async createKey(team: string, { name, acls, limits }: KeySpec): Promise<CreatedKey> {
    const fields = await this.#api.ask('make a key', {
      method: 'POST',
      segments: ['auth', 'teams', team, 'api-keys'],
      body: { name, acls, ...limits },
      // A second one would be left over.
      isRepeatable: false,
    });
    return this.#readCreated('make a key', fields);
  }

  #readCreated(act: string, fields: Fields): CreatedKey {
    const id = this.#api.reader.readId(fields['apiKeyId']);
    const value = fields['apiKey'];
    if (id === undefined || typeof value !== 'string' || !/^[\w.-]{20,400}$/.test(value)) {
      throw toUnreadable(act);
    }
    return { id, secret: new Secret(value) };
  }
}
