import { XaiError } from '../errors/errors.ts';
import { reveal } from '../finding/secret.ts';
import { describeVerification } from '../finding/verification.ts';
import type { KeyAnswer } from '../xai/ask-about-key.ts';
import type { XaiHosts } from '../xai/hosts.ts';
import type { ManagementClient, Team } from '../xai/management-client.ts';
import type { TeamKey } from '../xai/team-key.ts';
import type { TransportOptions } from '../xai/transport.ts';
import { disableKey } from './change-key.ts';
import { listConsoleSteps } from './console-steps.ts';
import type { Dialog } from './dialog.ts';
import type { FoundKey } from './found-key.ts';
import { askTwice, isRefused, isSurelyDead, waitUntilRefused } from './wait-until-refused.ts';

/** The management key, and whose keys it administers. */
export interface Management {
  readonly client: ManagementClient;
  readonly team: Team;
}

/** What keys are asked about and changed with. */
export interface Tools {
  readonly hosts: XaiHosts;
  readonly options: TransportOptions;
  /** Absent where there is no management key. */
  readonly management?: Management | undefined;
  readonly dialog: Dialog;
}

/** How a key is to be revoked. */
export interface RevokeRequest {
  readonly deletes: boolean;
  /** Whether nobody need be asked. */
  readonly isConfirmed: boolean;
  /** Whether to wait for a person to do it. */
  readonly waits: boolean;
}

/** What became of a key. */
export interface Revoked {
  /** `live`: it can be used. `unknown`: nobody can tell. */
  readonly end: 'refused' | 'live' | 'unknown';
  readonly action: 'none' | 'disabled' | 'deleted';
  /** What xAI said of it before. */
  readonly before: KeyAnswer;
  /** What it says now. */
  readonly after: KeyAnswer;
  /** Which of the two documented paths took the change. */
  readonly path?: 'key' | 'team';
}

/** After a change, in milliseconds. */
const WAIT_FOR_CHANGE = 60_000;
/** For a person in the console. */
const WAIT_FOR_PERSON = 600_000;

/**
 * Makes a key harmless as far as it is allowed to, and asks until xAI refuses it. To do it again, after whatever
 * came in between, is safe.
 * @throws XaiError when xAI does not do it
 */
async function revokeKey(found: FoundKey, tools: Tools, request: RevokeRequest): Promise<Revoked> {
  const { hosts, options, dialog } = tools;
  const { secret } = found;
  const before = await askTwice(secret, hosts, options);
  dialog.tell(`${secret.toString()}: ${describeVerification(before)}`);
  const nothing = { action: 'none', before, after: before } as const;
  if (before.status === 'unknown') return { end: 'unknown', ...nothing };
  const isDead = isSurelyDead(before);
  if (isDead && !request.deletes) return { end: 'refused', ...nothing };
  const change = found.kind === 'api' ? await prepare(found, before, tools) : undefined;
  const isDone = isDead || (change?.key.isDisabled === true && isRefused(before));
  if (isDone && (!change || !request.deletes)) return { end: 'refused', ...nothing };
  if (!change) return askPerson(found, before, tools, request);
  const act = request.deletes ? 'delete' : 'disable';
  if (!request.isConfirmed && !(await isAgreed(before, change.key, act, dialog))) {
    return { end: isDone ? 'refused' : 'live', ...nothing };
  }
  const path = await carryOut(change, request);
  const answer = await waitUntilRefused(secret, WAIT_FOR_CHANGE, hosts, options);
  const after = isRefused(answer) ? await seeItThrough(change, before, answer) : answer;
  return {
    end: judge(after, isRefused),
    action: request.deletes ? 'deleted' : 'disabled',
    before,
    after,
    ...(path && { path }),
  };
}

/** Where the key could not ask about itself before, that it cannot now says nothing: then the list has to. */
export async function seeItThrough(
  { management: { client, team }, key: { id } }: Change,
  before: KeyAnswer,
  after: KeyAnswer,
): Promise<KeyAnswer> {
  if (isSurelyDead(before) || !isRefused(before) || isSurelyDead(after)) return after;
  const now = (await client.listKeys(team.id)).find((key) => key.id === id);
  if (!now || now.isDisabled === true) return after;
  const detail = 'xAI answers 403, as it did before, and does not list the key as disabled';
  return { status: 'unknown', detail };
}

function judge(answer: KeyAnswer, isDone: (answer: KeyAnswer) => boolean): Revoked['end'] {
  if (isDone(answer)) return 'refused';
  return answer.status === 'unknown' ? 'unknown' : 'live';
}

interface Change {
  readonly management: Management;
  readonly key: TeamKey;
}

/** Finds the key among those that the management key administers; `undefined` where it is none of them. */
async function prepare(
  { secret }: FoundKey,
  answer: KeyAnswer,
  { management, dialog }: Tools,
): Promise<Change | undefined> {
  if (!management) return undefined;
  const { client, team } = management;
  if (answer.team !== undefined && answer.team !== team.id) {
    dialog.tell(
      `the key belongs to team ${answer.team}, but the management key to team ${team.id}`,
    );
    return undefined;
  }
  const keys = await client.listKeys(team.id);
  const key = findAnsweredKey(keys, answer, reveal(secret));
  if (!key) dialog.tell('the team of the management key has no such key');
  return key && { management, key };
}

/**
 * The key with an id; without one, the only key with the same end. A key of another end is another one, whatever
 * its id is.
 */
export function findTeamKey(
  keys: readonly TeamKey[],
  id: string | undefined,
  value: string,
): TeamKey | undefined {
  const end = value.slice(-4);
  if (id !== undefined) {
    const key = keys.find((one) => one.id === id);
    const shown = key && readEnd(key);
    return shown === undefined || shown === end ? key : undefined;
  }
  const alike = keys.filter((key) => readEnd(key) === end);
  return alike.length === 1 ? alike[0] : undefined;
}

/**
 * The same for a key that xAI was asked about. One that is dead for certain is no key that the list calls usable:
 * anybody can write down a key with the end of another one.
 */
export function findAnsweredKey(
  keys: readonly TeamKey[],
  answer: KeyAnswer,
  value: string,
): TeamKey | undefined {
  const key = findTeamKey(keys, answer.id, value);
  const isUsable = key?.isDisabled !== true && key?.isBlocked !== true;
  return answer.id === undefined && isSurelyDead(answer) && isUsable ? undefined : key;
}

/** The last four characters of a key, where the list shows them. */
function readEnd({ redacted = '' }: TeamKey): string | undefined {
  return /[A-Za-z\d]{4}$/.exec(redacted)?.[0];
}

async function carryOut(
  { management: { client, team }, key }: Change,
  { deletes }: RevokeRequest,
): Promise<Revoked['path']> {
  if (deletes) {
    await client.deleteKey(key.id);
    return undefined;
  }
  return disableKey(client, team.id, key);
}

/** Who does not say yes beforehand types the name, so that nobody revokes another key than the one that is meant. */
export async function isAgreed(
  answer: KeyAnswer,
  key: TeamKey,
  act: string,
  { tell, ask }: Dialog,
): Promise<boolean> {
  const name = answer.name ?? key.name ?? key.id;
  if (!ask) {
    tell(`nothing was changed; with --yes this would ${act} the key ${JSON.stringify(name)}`);
    return false;
  }
  const typed = await ask(`Type the name of the key to ${act} it (${name}):`);
  if (typed.trim() === name) return true;
  tell('that is not its name, so nothing was changed');
  return false;
}

async function askPerson(
  found: FoundKey,
  before: KeyAnswer,
  { hosts, options, dialog }: Tools,
  { waits }: RevokeRequest,
): Promise<Revoked> {
  for (const step of listConsoleSteps(found, before)) dialog.tell(step);
  const nothing = { action: 'none', before } as const;
  if (!waits) return { end: 'live', ...nothing, after: before };
  dialog.tell('waiting until xAI rejects the key');
  const after = await waitUntilRefused(found.secret, WAIT_FOR_PERSON, hosts, options, isSurelyDead);
  return { end: judge(after, isSurelyDead), ...nothing, after };
}

/** One key that cannot be revoked does not keep the others from being. */
export type Attempted = Revoked | { readonly error: string };

export async function attemptRevoke(
  found: FoundKey,
  tools: Tools,
  request: RevokeRequest,
): Promise<Attempted> {
  try {
    return await revokeKey(found, tools, request);
  } catch (cause) {
    if (!(cause instanceof XaiError)) throw cause;
    return { error: cause.message };
  }
}
