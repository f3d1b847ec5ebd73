import { ScanError, XaiError } from '../../errors/errors.ts';
import { reveal } from '../../finding/secret.ts';
import { describeVerification } from '../../finding/verification.ts';
import type { KeyAnswer } from '../../xai/ask-about-key.ts';
import type { TeamKey } from '../../xai/team-key.ts';
import { confirmByName } from '../confirm-by-name.ts';
import { findAnsweredKey } from '../find-team-key.ts';
import type { FoundKey } from '../found-key.ts';
import type { KeyStore } from '../key-store.ts';
import type { Management, Tools } from '../tools.ts';
import { askTwice, isRefused, isSurelyDead } from '../wait-until-refused.ts';
import { findStoredKey, hasLiveKey, isReplaced } from './find-stored-key.ts';
import { confirmKey } from './confirm-key.ts';
import { makeKey } from './make-key.ts';
import type { NewKey } from './new-key.ts';
import { retireKey, takeName } from './retire-key.ts';
import { Rotation, toShown, type RotateRequest, type Rotated } from './rotation.ts';
import { parseStageName, type Stage, type StageName } from './stage-name.ts';

/**
 * Replaces a key: makes a new one, stores it, sees that it works, and only then disables the old one. The next run
 * does the steps that were not reached, and recognises a key that was begun by its name.
 */
export async function rotateKey(
  found: FoundKey,
  store: KeyStore,
  tools: Tools & { readonly management: Management },
  request: RotateRequest,
): Promise<Rotated> {
  const rotation = new Rotation(found, store, tools, request);
  try {
    await rotate(rotation);
  } catch (cause) {
    if (!(cause instanceof XaiError || cause instanceof ScanError)) throw cause;
    return { ...rotation.state, error: cause.message };
  }
  return rotation.state;
}

async function rotate(rotation: Rotation): Promise<void> {
  const { found, tools, request } = rotation;
  const { hosts, options, dialog, management } = tools;
  const { client, team } = management;
  const { secret } = found;
  const before = await askTwice(secret, hosts, options);
  rotation.note({ before });
  dialog.print(`${secret.toString()}: ${describeVerification(before)}`);
  if (before.status === 'unknown') {
    throw new XaiError(`xAI could not be asked about the key: ${before.detail ?? ''}`);
  }
  const keys = await client.listKeys(team.id);
  const old = findAnsweredKey(keys, before, reveal(secret));
  if (!old && isSurelyDead(before) && (await hasLiveKey(rotation, keys))) {
    dialog.print('xAI rejects it, and a key that works is already stored');
    rotation.note({ reached: 'rotated', after: before });
    return;
  }
  if (!old) {
    throw new XaiError(
      `the key does not belong to team ${team.id}, ${before.team === undefined ? 'whose management key this is' : `but to team ${before.team}`}`,
    );
  }
  const stage = parseStageName(old.raw['name']);
  if (stage) {
    await continueFrom(rotation, old, stage, keys);
    return;
  }
  const begun = listBegun(keys, old.id);
  if (begun.length === 0 && isDead(before, old) && (await isReplaced(rotation, keys, old))) {
    dialog.print('it is disabled, and another key with its name is already stored');
    rotation.note({ reached: 'rotated', after: before });
    return;
  }
  if (!request.isConfirmed && !(await confirmByName(before, old, 'replace', dialog))) return;
  const fresh = (await resume(rotation, begun)) ?? (await makeKey(rotation, old, begun.map(toKey)));
  await retireKey(rotation, old, fresh, secret);
}

/** Continues if the key that was found is the new one of an earlier run. */
async function continueFrom(
  rotation: Rotation,
  key: TeamKey,
  { stage, oldId }: StageName,
  keys: readonly TeamKey[],
): Promise<void> {
  rotation.tools.dialog.print('this is the new key of an earlier run; continuing with it');
  const fresh = { id: key.id, raw: key.raw, secret: rotation.found.secret };
  rotation.note({ reached: stage === 'made' ? 'stored' : 'confirmed', fresh: toShown(key) });
  if (stage === 'made') await confirmKey(rotation, fresh);
  const old = keys.find(({ id }) => id === oldId);
  if (old) await retireKey(rotation, old, fresh, undefined);
  else await takeName(rotation, undefined, fresh);
  rotation.note({ reached: 'rotated' });
}

/** A new key that an earlier run made. */
interface Begun {
  readonly key: TeamKey;
  readonly stage: Stage;
}

function toKey({ key }: Begun): TeamKey {
  return key;
}

function listBegun(keys: readonly TeamKey[], oldId: string): Begun[] {
  return keys.flatMap((key) => {
    const parsed = parseStageName(key.raw['name']);
    const isOurs = parsed?.oldId === oldId && key.isDisabled !== true;
    return isOurs ? [{ key, stage: parsed.stage }] : [];
  });
}

/** The new key of an earlier run, if it is stored. */
async function resume(rotation: Rotation, begun: readonly Begun[]): Promise<NewKey | undefined> {
  const { dialog } = rotation.tools;
  const confirmed = begun.find(({ stage }) => stage === 'confirmed');
  if (confirmed) {
    const { key } = confirmed;
    dialog.print('an earlier run stored the new key; continuing with it');
    rotation.note({ reached: 'confirmed', fresh: toShown(key) });
    return { id: key.id, raw: key.raw };
  }
  const stored = await findStoredKey(rotation, begun.map(toKey));
  if (!stored) return undefined;
  const { key, secret } = stored;
  dialog.print(`an earlier run put the new key into ${rotation.store.name}; continuing with it`);
  rotation.note({ reached: 'stored', fresh: toShown(key) });
  const fresh = { id: key.id, raw: key.raw, secret };
  await confirmKey(rotation, fresh);
  return fresh;
}

/** Whether nothing is left to do about the old key. */
function isDead(answer: KeyAnswer, old: TeamKey): boolean {
  return isSurelyDead(answer) || (isRefused(answer) && old.isDisabled === true);
}
