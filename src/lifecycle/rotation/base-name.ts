import type { TeamKey } from '../../xai/team-key.ts';

/** Ends the name of a replaced key, where xAI allows no two keys with the same name. */
const REPLACED = ' (replaced)';

/** The name of a key, without what an earlier run appended to it. */
export function readBaseName({ raw, id }: TeamKey): string {
  const name = readName(raw) ?? id;
  return name.endsWith(REPLACED) ? name.slice(0, -REPLACED.length) : name;
}

/** Whether a key has this name, with nothing appended. */
export function hasName({ raw, id }: TeamKey, name: string): boolean {
  return (readName(raw) ?? id) === name;
}

export function makeReplacedName(name: string): string {
  return `${name}${REPLACED}`;
}

/** In full, however long: it is sent back to xAI. */
function readName(raw: TeamKey['raw']): string | undefined {
  const name = raw['name'];
  return typeof name === 'string' && name !== '' ? name : undefined;
}
