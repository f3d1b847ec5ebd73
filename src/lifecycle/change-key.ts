import type { Fields } from '../xai/answer.ts';
import type { ManagementClient } from '../xai/management-client.ts';
import type { TeamKey } from '../xai/team-key.ts';

/**
 * Changes a key and checks the result: a path may silently ignore fields that it does not know, and then the
 * other path is tried.
 * @param isUnchanged whether the list says for certain that nothing was changed
 * @returns which path was used
 * @throws XaiError
 */
async function changeKey(
  client: ManagementClient,
  team: string,
  { id, raw }: Pick<TeamKey, 'id' | 'raw'>,
  changes: Fields,
  isUnchanged: (key: TeamKey) => boolean,
): Promise<'key' | 'team'> {
  const path = await client.updateKey(team, id, changes, raw);
  if (path === 'team') return path;
  const now = (await client.listKeys(team)).find((key) => key.id === id);
  if (!now || !isUnchanged(now)) return path;
  await client.updateKeyOfTeam(team, id, changes, raw);
  return 'team';
}

/** Disables a key, so that it can be enabled again. @throws XaiError */
export function disableKey(
  client: ManagementClient,
  team: string,
  key: Pick<TeamKey, 'id' | 'raw'>,
): Promise<'key' | 'team'> {
  return changeKey(client, team, key, { disabled: true }, (now) => now.isDisabled === false);
}

/** @throws XaiError */
export function renameKey(
  client: ManagementClient,
  team: string,
  key: Pick<TeamKey, 'id' | 'raw'>,
  name: string,
): Promise<'key' | 'team'> {
  return changeKey(client, team, key, { name }, ({ raw }) => raw['name'] !== name);
}
