import { XaiError } from '../../errors/errors.ts';
import { reveal } from '../../finding/secret.ts';
import type { TeamKey } from '../../xai/team-key.ts';
import { readBaseName } from './base-name.ts';
import { confirmKey } from './confirm-key.ts';
import { copyLimits } from './copy-limits.ts';
import type { NewKey } from './new-key.ts';
import type { Rotation } from './rotation.ts';
import { makeStageName } from './stage-name.ts';

/**
 * Makes a key like the old one, stores it, and sees that it works.
 * @param lost keys of earlier runs, whose values are lost; they are deleted
 */
export async function makeKey(
  rotation: Rotation,
  old: TeamKey,
  lost: readonly TeamKey[],
): Promise<NewKey> {
  const { found, store, tools } = rotation;
  const { dialog } = tools;
  const { client, team } = tools.management;
  const name = makeStageName(readBaseName(old), 'made', old.id, lost.length);
  const acls = old.raw['aclStrings'] ?? old.raw['acls'] ?? rotation.state.before?.acls ?? [];
  const { id, secret } = await client.createKey(team.id, { name, acls, limits: copyLimits(old) });
  rotation.note({ reached: 'made', fresh: { id, shown: secret.toString() } });
  dialog.print(`created ${secret.toString()} (${id})`);
  const stale = (store.read() ?? []).filter((one) =>
    lost.some(({ redacted }) => redacted?.endsWith(reveal(one).slice(-4))),
  );
  try {
    await store.write(secret, [found.secret, ...stale]);
  } catch (cause) {
    await takeBack(rotation, id);
    throw cause;
  }
  rotation.note({ reached: 'stored' });
  dialog.print(`stored it in ${store.name}`);
  const fresh = { id, secret, raw: { apiKeyId: id, name, aclStrings: acls, ...copyLimits(old) } };
  await confirmKey(rotation, fresh);
  for (const key of lost) {
    await client.deleteKey(key.id);
    dialog.print(`deleted ${key.id}, which an earlier run created and whose value is lost`);
  }
  return fresh;
}

/** Deletes a key that could not be stored. */
async function takeBack(rotation: Rotation, id: string): Promise<void> {
  try {
    await rotation.tools.management.client.deleteKey(id);
    rotation.note({ reached: 'nothing', notes: ['the new key was deleted again'] });
  } catch (cause) {
    if (!(cause instanceof XaiError)) throw cause;
    rotation.note({ notes: [`the new key could not be deleted again: ${cause.message}`] });
  }
}
