import { XaiError } from '../../errors/errors.ts';
import type { Secret } from '../../finding/secret.ts';
import { describeVerification } from '../../finding/verification.ts';
import { renameKey } from '../change-key.ts';
import { waitUntilActive } from '../wait-until-refused.ts';
import type { NewKey } from './new-key.ts';
import type { Rotation } from './rotation.ts';
import { makeStageName, parseStageName } from './stage-name.ts';

/** In milliseconds. */
const WAIT_FOR_KEY = 60_000;

/** Waits until xAI accepts a new key, and records that in its name. */
export async function confirmKey(
  rotation: Rotation,
  { id, raw, secret }: NewKey & { readonly secret: Secret },
): Promise<void> {
  const { hosts, options, management, dialog } = rotation.tools;
  const answer = await waitUntilActive(secret, WAIT_FOR_KEY, hosts, options);
  if (answer.status !== 'active') {
    throw new XaiError(`xAI does not accept the new key yet (${describeVerification(answer)})`);
  }
  if (answer.id !== undefined && answer.id !== id) {
    throw new XaiError(`xAI says that the new key is a different one (${answer.id})`);
  }
  dialog.print(`xAI accepts ${secret.toString()}`);
  const { client, team } = management;
  const { name = '', oldId = '' } = parseStageName(raw['name']) ?? {};
  await renameKey(client, team.id, { id, raw }, makeStageName(name, 'confirmed', oldId));
  rotation.note({ reached: 'confirmed' });
}
