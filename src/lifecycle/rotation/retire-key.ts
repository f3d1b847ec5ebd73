import { XaiError } from '../../errors/errors.ts';
import type { Secret } from '../../finding/secret.ts';
import { describeVerification } from '../../finding/verification.ts';
import type { TeamKey } from '../../xai/team-key.ts';
import { disableKey, renameKey } from '../change-key.ts';
import { confirmRefusal } from '../confirm-refusal.ts';
import { isRefused, waitUntilRefused } from '../wait-until-refused.ts';
import { makeReplacedName } from './base-name.ts';
import type { NewKey } from './new-key.ts';
import type { Rotation } from './rotation.ts';
import { parseStageName } from './stage-name.ts';

/** In milliseconds. */
const WAIT_FOR_REFUSAL = 60_000;

/**
 * Disables the old key, sees that it is refused, and gives its name to the new one.
 * @param secret of the old key, if it is known
 */
export async function retireKey(
  rotation: Rotation,
  old: TeamKey,
  fresh: NewKey,
  secret: Secret | undefined,
): Promise<void> {
  const { client, team } = rotation.tools.management;
  if (old.isDisabled !== true) await disableKey(client, team.id, old);
  if (secret) await waitForRefusal(rotation, old, secret);
  else {
    const now = (await client.listKeys(team.id)).find(({ id }) => id === old.id);
    if (now && now.isDisabled !== true) throw new XaiError('the old key is not disabled');
    rotation.note({ after: { status: 'disabled' } });
  }
  await takeName(rotation, old, fresh);
  // Last, because the next run finds what is left to do by the old key.
  if (rotation.request.deletes) await client.deleteKey(old.id);
  rotation.note({ reached: 'rotated' });
}

async function waitForRefusal(rotation: Rotation, old: TeamKey, secret: Secret): Promise<void> {
  const { hosts, options, management, dialog } = rotation.tools;
  const { before = { status: 'unknown' } } = rotation.state;
  const answer = await waitUntilRefused(secret, WAIT_FOR_REFUSAL, hosts, options);
  const after = await confirmRefusal(management, old.id, before, answer);
  rotation.note({ after });
  if (!isRefused(after)) {
    throw new XaiError(`the old key is still accepted (${describeVerification(after)})`);
  }
  dialog.print(`xAI rejects ${secret.toString()} (${after.status})`);
}

/** Gives the new key the name of the old one, which is renamed first where xAI allows no two with the same. */
export async function takeName(
  { tools }: Rotation,
  old: TeamKey | undefined,
  fresh: NewKey,
): Promise<void> {
  const { client, team } = tools.management;
  const name = parseStageName(fresh.raw['name'])?.name ?? '';
  try {
    await renameKey(client, team.id, fresh, name);
  } catch (cause) {
    if (!(cause instanceof XaiError) || cause.mayBeDone || !old) throw cause;
    await renameKey(client, team.id, old, makeReplacedName(name));
    await renameKey(client, team.id, fresh, name);
  }
}
