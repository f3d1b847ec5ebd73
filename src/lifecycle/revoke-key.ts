import { XaiError } from '../errors/errors.ts';
import { reveal } from '../finding/secret.ts';
import { describeVerification } from '../finding/verification.ts';
import type { KeyAnswer } from '../xai/ask-about-key.ts';
import type { TeamKey } from '../xai/team-key.ts';
import { disableKey } from './change-key.ts';
import { confirmByName } from './confirm-by-name.ts';
import { confirmRefusal } from './confirm-refusal.ts';
import { listConsoleSteps } from './console-steps.ts';
import { findAnsweredKey } from './find-team-key.ts';
import type { FoundKey } from './found-key.ts';
import type { Management, Tools } from './tools.ts';
import { askTwice, isRefused, isSurelyDead, waitUntilRefused } from './wait-until-refused.ts';

/** How a key is to be revoked. */
export interface RevokeRequest {
  readonly deletes: boolean;
  /** Whether to go ahead without asking. */
  readonly isConfirmed: boolean;
  /** Whether to wait for a person to do it. */
  readonly waits: boolean;
}

/** The result for a key. */
export interface Revoked {
  /** `live`: it can still be used. */
  readonly end: 'refused' | 'live' | 'unknown';
  readonly action: 'none' | 'disabled' | 'deleted';
  /** Its state before, according to xAI. */
  readonly before: KeyAnswer;
  /** Its state now. */
  readonly after: KeyAnswer;
  /** The documented path that accepted the change. */
  readonly path?: 'key' | 'team';
}

/** After a change, in milliseconds. */
const WAIT_FOR_CHANGE = 60_000;
/** For a person in the console. */
const WAIT_FOR_PERSON = 600_000;

/**
 * Makes a key harmless as far as it is allowed to, and asks until xAI refuses it. It can be run again after any
 * interruption.
 * @throws XaiError when xAI does not do it
 */
async function revoke(found: FoundKey, tools: Tools, request: RevokeRequest): Promise<Revoked> {
  const { hosts, options, dialog } = tools;
  const { secret } = found;
  const before = await askTwice(secret, hosts, options);
  dialog.print(`${secret.toString()}: ${describeVerification(before)}`);
  const nothing = { action: 'none', before, after: before } as const;
  if (before.status === 'unknown') return { end: 'unknown', ...nothing };
  const isDead = isSurelyDead(before);
  if (isDead && !request.deletes) return { end: 'refused', ...nothing };
  const change = found.kind === 'api' ? await prepare(found, before, tools) : undefined;
  const isDone = isDead || (change?.key.isDisabled === true && isRefused(before));
  if (isDone && (!change || !request.deletes)) return { end: 'refused', ...nothing };
  if (!change) return askPerson(found, before, tools, request);
  const act = request.deletes ? 'delete' : 'disable';
  if (!request.isConfirmed && !(await confirmByName(before, change.key, act, dialog))) {
    return { end: isDone ? 'refused' : 'live', ...nothing };
  }
  const path = await carryOut(change, request);
  const answer = await waitUntilRefused(secret, WAIT_FOR_CHANGE, hosts, options);
  const after = isRefused(answer)
    ? await confirmRefusal(change.management, change.key.id, before, answer)
    : answer;
  return {
    end: judge(after, isRefused),
    action: request.deletes ? 'deleted' : 'disabled',
    before,
    after,
    ...(path && { path }),
  };
}

function judge(answer: KeyAnswer, isDone: (answer: KeyAnswer) => boolean): Revoked['end'] {
  if (isDone(answer)) return 'refused';
  return answer.status === 'unknown' ? 'unknown' : 'live';
}

interface Change {
  readonly management: Management;
  readonly key: TeamKey;
}

/** Finds the key among those that the management key administers. */
async function prepare(
  { secret }: FoundKey,
  answer: KeyAnswer,
  { management, dialog }: Tools,
): Promise<Change | undefined> {
  if (!management) return undefined;
  const { client, team } = management;
  if (answer.team !== undefined && answer.team !== team.id) {
    dialog.print(
      `the key belongs to team ${answer.team}, but the management key to team ${team.id}`,
    );
    return undefined;
  }
  const keys = await client.listKeys(team.id);
  const key = findAnsweredKey(keys, answer, reveal(secret));
  if (!key) dialog.print('the team of the management key has no such key');
  return key && { management, key };
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

async function askPerson(
  found: FoundKey,
  before: KeyAnswer,
  { hosts, options, dialog }: Tools,
  { waits }: RevokeRequest,
): Promise<Revoked> {
  for (const step of listConsoleSteps(found, before)) dialog.print(step);
  const nothing = { action: 'none', before } as const;
  if (!waits) return { end: 'live', ...nothing, after: before };
  dialog.print('waiting until xAI rejects the key');
  const after = await waitUntilRefused(found.secret, WAIT_FOR_PERSON, hosts, options, isSurelyDead);
  return { end: judge(after, isSurelyDead), ...nothing, after };
}

/** An error is a result, so that the other keys are revoked all the same. */
export type Attempted = Revoked | { readonly error: string };

export async function revokeKey(
  found: FoundKey,
  tools: Tools,
  request: RevokeRequest,
): Promise<Attempted> {
  try {
    return await revoke(found, tools, request);
  } catch (cause) {
    if (!(cause instanceof XaiError)) throw cause;
    return { error: cause.message };
  }
}
