import type { Secret } from '../../finding/secret.ts';
import { reveal } from '../../finding/secret.ts';
import { askAboutKey } from '../../xai/ask-about-key.ts';
import type { TeamKey } from '../../xai/team-key.ts';
import { hasName, readBaseName } from './base-name.ts';
import { toShown, type Rotation } from './rotation.ts';

/** Whether the store has another key that works and has the name of the old one. */
export async function isReplaced(
  rotation: Rotation,
  keys: readonly TeamKey[],
  old: TeamKey,
): Promise<boolean> {
  const name = readBaseName(old);
  const others = keys.filter(
    (key) => key.id !== old.id && key.isDisabled !== true && hasName(key, name),
  );
  const [other] = others;
  if (!other) return false;
  const stored = rotation.store.read();
  if (!stored) {
    // The store cannot be read, and a second new key would be left over.
    rotation.note({ fresh: toShown(other) });
    return true;
  }
  const { hosts, options } = rotation.tools;
  for (const secret of stored) {
    const { status, id } = await askAboutKey(secret, hosts, options);
    const key = others.find((one) => one.id === id);
    if (status !== 'active' || !key) continue;
    rotation.note({ fresh: toShown(key) });
    return true;
  }
  return false;
}

/** Whether the store has a key of the team that works: a deleted key has no name to compare with. */
export async function hasLiveKey(
  { store, tools: { hosts, options } }: Rotation,
  keys: readonly TeamKey[],
): Promise<boolean> {
  for (const secret of store.read() ?? []) {
    const { status, id } = await askAboutKey(secret, hosts, options);
    if (status === 'active' && keys.some((key) => key.id === id)) return true;
  }
  return false;
}

/** One of some keys that the store has, and its value. */
export async function findStoredKey(
  { found, store, tools: { hosts, options } }: Rotation,
  keys: readonly TeamKey[],
): Promise<{ readonly key: TeamKey; readonly secret: Secret } | undefined> {
  if (keys.length === 0) return undefined;
  for (const secret of store.read() ?? []) {
    if (reveal(secret) === reveal(found.secret)) continue;
    const { id } = await askAboutKey(secret, hosts, options);
    const key = keys.find((one) => one.id === id);
    if (key) return { key, secret };
  }
  return undefined;
}
