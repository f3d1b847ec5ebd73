import { ScanError, XaiError } from '../errors/errors.ts';
import { reveal, type Secret } from '../finding/secret.ts';
import { describeVerification } from '../finding/verification.ts';
import { askAboutKey, type KeyAnswer } from '../xai/ask-about-key.ts';
import type { Fields } from '../xai/answer.ts';
import type { TeamKey } from '../xai/team-key.ts';
import { disableKey, renameKey } from './change-key.ts';
import type { FoundKey } from './found-key.ts';
import type { KeyStore } from './key-store.ts';
import {
  findAnsweredKey,
  isAgreed,
  seeItThrough,
  type Management,
  type Tools,
} from './revoke-key.ts';
import { makeStageName, parseStageName, type Stage, type StageName } from './rotation-stage.ts';
import {
  askTwice,
  isRefused,
  isSurelyDead,
  waitUntilActive,
  waitUntilRefused,
} from './wait-until-refused.ts';

/** How a key is to be rotated. */
export interface RotateRequest {
  readonly deletes: boolean;
  readonly isConfirmed: boolean;
}

/** How far a rotation came. Each holds what the ones before it do. */
export type Reached = 'nothing' | 'made' | 'stored' | 'confirmed' | 'rotated';

/** What became of a rotation. */
export interface Rotated {
  readonly reached: Reached;
  readonly before?: KeyAnswer;
  readonly after?: KeyAnswer;
  /** The new key: its id, and how the console shows it. */
  readonly fresh?: { readonly id: string; readonly shown?: string };
  /** Why it went no further. */
  readonly error?: string;
  /** What a person should know besides. */
  readonly notes: readonly string[];
}

const WAIT_FOR_KEY = 60_000;
/** Ends the name of an old key, where two keys may not have one. */
const REPLACED = ' (replaced)';

/**
 * Puts a new key in the place of an old one: makes it, stores it, sees that it works, and only then disables the
 * old one. A step that was not reached is done by the next run; what was begun is known by the name of the new key.
 */
export async function rotateKey(
  found: FoundKey,
  store: KeyStore,
  tools: Tools & { readonly management: Management },
  request: RotateRequest,
): Promise<Rotated> {
  const rotation = new Rotation(found, store, tools, request);
  try {
    await rotation.run();
  } catch (cause) {
    if (!(cause instanceof XaiError || cause instanceof ScanError)) throw cause;
    return { ...rotation.state, error: cause.message };
  }
  return rotation.state;
}

/** A key that is about to take the place of the old one. */
interface Fresh {
  readonly id: string;
  readonly raw: Fields;
  /** Absent where it was stored by an earlier run. */
  readonly secret?: Secret;
}

class Rotation {
  state: Rotated = { reached: 'nothing', notes: [] };
  readonly #found: FoundKey;
  readonly #store: KeyStore;
  readonly #tools: Tools & { readonly management: Management };
  readonly #request: RotateRequest;

  constructor(
    found: FoundKey,
    store: KeyStore,
    tools: Tools & { readonly management: Management },
    request: RotateRequest,
  ) {
    this.#found = found;
    this.#store = store;
    this.#tools = tools;
    this.#request = request;
  }

  async run(): Promise<void> {
    const { hosts, options, dialog, management } = this.#tools;
    const { client, team } = management;
    const { secret } = this.#found;
    const before = await askTwice(secret, hosts, options);
    this.#note({ before });
    dialog.tell(`${secret.toString()}: ${describeVerification(before)}`);
    if (before.status === 'unknown') {
      throw new XaiError(`xAI could not be asked about the key: ${before.detail ?? ''}`);
    }
    const keys = await client.listKeys(team.id);
    const old = findAnsweredKey(keys, before, reveal(secret));
    if (!old && isSurelyDead(before) && (await this.#holdsLiveKey(keys))) {
      dialog.tell('xAI rejects it, and a key that works is already stored');
      this.#note({ reached: 'rotated', after: before });
      return;
    }
    if (!old) {
      throw new XaiError(
        `the key does not belong to team ${team.id}, ${before.team === undefined ? 'whose management key this is' : `but to team ${before.team}`}`,
      );
    }
    const stage = parseStageName(old.raw['name']);
    if (stage) {
      await this.#goOnFrom(old, stage, keys);
      return;
    }
    const begun = keys.flatMap((key) => {
      const parsed = parseStageName(key.raw['name']);
      const isOurs = parsed?.oldId === old.id && key.isDisabled !== true;
      return isOurs ? [{ key, stage: parsed.stage }] : [];
    });
    if (begun.length === 0 && isDead(before, old) && (await this.#isReplaced(keys, old))) {
      dialog.tell('it is disabled, and another key with its name is already stored');
      this.#note({ reached: 'rotated', after: before });
      return;
    }
    const { isConfirmed } = this.#request;
    if (!isConfirmed && !(await isAgreed(before, old, 'replace', dialog))) return;
    const fresh =
      (await this.#resume(begun)) ??
      (await this.#begin(
        old,
        begun.map(({ key }) => key),
      ));
    await this.#finish(old, fresh, secret);
  }

  /** The new key stands already where the old one was found. */
  async #goOnFrom(
    key: TeamKey,
    { stage, oldId }: StageName,
    keys: readonly TeamKey[],
  ): Promise<void> {
    const { dialog } = this.#tools;
    dialog.tell('this is the new key of an earlier run; continuing with it');
    const fresh = { id: key.id, raw: key.raw, secret: this.#found.secret };
    this.#note({ reached: stage === 'made' ? 'stored' : 'confirmed', fresh: toShown(key) });
    if (stage === 'made') await this.#confirm(fresh);
    const old = keys.find(({ id }) => id === oldId);
    if (old) await this.#finish(old, fresh, undefined);
    else await this.#takeName(undefined, fresh);
    this.#note({ reached: 'rotated' });
  }

  /** A key that an earlier run stored, or made and is known to be stored. */
  async #resume(
    begun: readonly { readonly key: TeamKey; readonly stage: Stage }[],
  ): Promise<Fresh | undefined> {
    const confirmed = begun.find(({ stage }) => stage === 'confirmed');
    if (confirmed) {
      const { key } = confirmed;
      this.#tools.dialog.tell('an earlier run stored the new key; continuing with it');
      this.#note({ reached: 'confirmed', fresh: toShown(key) });
      return { id: key.id, raw: key.raw };
    }
    const { hosts, options, dialog } = this.#tools;
    for (const secret of begun.length === 0 ? [] : (this.#store.read() ?? [])) {
      if (reveal(secret) === reveal(this.#found.secret)) continue;
      const { id } = await askAboutKey(secret, hosts, options);
      const made = begun.find(({ key }) => key.id === id);
      if (!made) continue;
      dialog.tell(`an earlier run put the new key into ${this.#store.name}; continuing with it`);
      const { key } = made;
      this.#note({ reached: 'stored', fresh: toShown(key) });
      await this.#confirm({ id: key.id, raw: key.raw, secret });
      return { id: key.id, raw: key.raw, secret };
    }
    return undefined;
  }

  /** @param lost keys of earlier runs, whose values nobody has */
  async #begin(old: TeamKey, lost: readonly TeamKey[]): Promise<Fresh> {
    const { client, team } = this.#tools.management;
    const { dialog } = this.#tools;
    const name = makeStageName(readName(getName(old)), 'made', old.id, lost.length);
    const acls = old.raw['aclStrings'] ?? old.raw['acls'] ?? this.state.before?.acls ?? [];
    const created = await client.createKey(team.id, { name, acls, limits: copyLimits(old) });
    const { id, secret } = created;
    this.#note({ reached: 'made', fresh: { id, shown: secret.toString() } });
    dialog.tell(`created ${secret.toString()} (${id})`);
    const stale = (this.#store.read() ?? []).filter((one) =>
      lost.some(({ redacted }) => redacted?.endsWith(reveal(one).slice(-4))),
    );
    try {
      await this.#store.write(secret, [this.#found.secret, ...stale]);
    } catch (cause) {
      await this.#takeBack(id);
      throw cause;
    }
    this.#note({ reached: 'stored' });
    dialog.tell(`stored it in ${this.#store.name}`);
    const fresh = { id, secret, raw: { apiKeyId: id, name, aclStrings: acls, ...copyLimits(old) } };
    await this.#confirm(fresh);
    for (const key of lost) {
      await client.deleteKey(key.id);
      dialog.tell(`deleted ${key.id}, which an earlier run created and whose value is lost`);
    }
    return fresh;
  }

  /** What could not be stored is of no use, and is not left behind. */
  async #takeBack(id: string): Promise<void> {
    try {
      await this.#tools.management.client.deleteKey(id);
      this.#note({ reached: 'nothing', notes: ['the new key was deleted again'] });
    } catch (cause) {
      if (!(cause instanceof XaiError)) throw cause;
      this.#note({ notes: [`the new key could not be deleted again: ${cause.message}`] });
    }
  }

  /** Sees that the key works, and writes down that it does. */
  async #confirm({ id, raw, secret }: Fresh & { readonly secret: Secret }): Promise<void> {
    const { hosts, options, management, dialog } = this.#tools;
    const answer = await waitUntilActive(secret, WAIT_FOR_KEY, hosts, options);
    if (answer.status !== 'active') {
      throw new XaiError(`xAI does not accept the new key yet (${describeVerification(answer)})`);
    }
    if (answer.id !== undefined && answer.id !== id) {
      throw new XaiError(`xAI says that the new key is a different one (${answer.id})`);
    }
    dialog.tell(`xAI accepts ${secret.toString()}`);
    const { client, team } = management;
    const { name = '', oldId = '' } = parseStageName(raw['name']) ?? {};
    await renameKey(client, team.id, { id, raw }, makeStageName(name, 'confirmed', oldId));
    this.#note({ reached: 'confirmed' });
  }

  /** @param secret of the old key, where it is known */
  async #finish(old: TeamKey, fresh: Fresh, secret: Secret | undefined): Promise<void> {
    const { hosts, options, management, dialog } = this.#tools;
    const { client, team } = management;
    // To delete it comes last: the next run finds what it has to do by the old key.
    if (old.isDisabled !== true) await disableKey(client, team.id, old);
    if (secret) {
      const { before = { status: 'unknown' } } = this.state;
      const answer = await waitUntilRefused(secret, WAIT_FOR_KEY, hosts, options);
      const after = await seeItThrough({ management, key: old }, before, answer);
      this.#note({ after });
      if (!isRefused(after)) {
        throw new XaiError(`the old key is still accepted (${describeVerification(after)})`);
      }
      dialog.tell(`xAI rejects ${secret.toString()} (${after.status})`);
    } else {
      const now = (await client.listKeys(team.id)).find(({ id }) => id === old.id);
      if (now && now.isDisabled !== true) throw new XaiError('the old key is not disabled');
      this.#note({ after: { status: 'disabled' } });
    }
    await this.#takeName(old, fresh);
    if (this.#request.deletes) await client.deleteKey(old.id);
    this.#note({ reached: 'rotated' });
  }

  /** Two keys may not be allowed to have one name. */
  async #takeName(old: TeamKey | undefined, fresh: Fresh): Promise<void> {
    const { client, team } = this.#tools.management;
    const name = parseStageName(fresh.raw['name'])?.name ?? '';
    try {
      await renameKey(client, team.id, fresh, name);
    } catch (cause) {
      if (!(cause instanceof XaiError) || cause.mayBeDone || !old) throw cause;
      await renameKey(client, team.id, old, `${name}${REPLACED}`);
      await renameKey(client, team.id, fresh, name);
    }
  }

  /** Whether the store holds another key that works and has the name of the old one. */
  async #isReplaced(keys: readonly TeamKey[], old: TeamKey): Promise<boolean> {
    const { hosts, options } = this.#tools;
    const others = keys.filter(
      (key) =>
        key.id !== old.id && key.isDisabled !== true && getName(key) === readName(getName(old)),
    );
    const [other] = others;
    if (!other) return false;
    const stored = this.#store.read();
    if (!stored) {
      // Nobody can look, and a second one would be left over.
      this.#note({ fresh: toShown(other) });
      return true;
    }
    for (const secret of stored) {
      const { status, id } = await askAboutKey(secret, hosts, options);
      const key = others.find((one) => one.id === id);
      if (status !== 'active' || !key) continue;
      this.#note({ fresh: toShown(key) });
      return true;
    }
    return false;
  }

  /** Whether the store holds a key of the team that works: an old one that is deleted has no name any more. */
  async #holdsLiveKey(keys: readonly TeamKey[]): Promise<boolean> {
    const { hosts, options } = this.#tools;
    for (const secret of this.#store.read() ?? []) {
      const { status, id } = await askAboutKey(secret, hosts, options);
      if (status === 'active' && keys.some((key) => key.id === id)) return true;
    }
    return false;
  }

  #note({ notes = [], ...changes }: Partial<Rotated>): void {
    this.state = { ...this.state, ...changes, notes: [...this.state.notes, ...notes] };
  }
}

/** Whether nothing is left to do about the old key. */
function isDead(answer: KeyAnswer, old: TeamKey): boolean {
  return isSurelyDead(answer) || (isRefused(answer) && old.isDisabled === true);
}

/** As it is, however long: it goes back to xAI. */
function getName({ raw, id }: TeamKey): string {
  const { name } = raw as { readonly name?: unknown };
  return typeof name === 'string' && name !== '' ? name : id;
}

/** Without what an earlier run put behind it. */
function readName(name: string): string {
  return name.endsWith(REPLACED) ? name.slice(0, -REPLACED.length) : name;
}

function toShown({ id, redacted }: TeamKey): NonNullable<Rotated['fresh']> {
  return { id, ...(redacted !== undefined && { shown: redacted }) };
}

/** The limits of a key, and an end as far away as the old one's was when it was made. */
function copyLimits({ raw, created, expires }: TeamKey): Fields {
  const limits = Object.fromEntries(
    ['qps', 'qpm', 'tpm'].flatMap((limit) =>
      raw[limit] === undefined || raw[limit] === null ? [] : [[limit, raw[limit]]],
    ),
  );
  if (created === undefined || expires === undefined) return limits;
  const lifetime = Date.parse(expires) - Date.parse(created);
  return { ...limits, expireTime: new Date(Date.now() + lifetime).toISOString() };
}
