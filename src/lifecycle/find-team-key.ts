import type { KeyAnswer } from '../xai/ask-about-key.ts';
import type { TeamKey } from '../xai/team-key.ts';
import { isSurelyDead } from './wait-until-refused.ts';

/**
 * The key with an id; without one, the only key with the same end. A key with another end is a different key,
 * whatever its id is.
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
 * The same for a key that xAI was asked about. A key that is certainly dead cannot be one that the list calls
 * usable: anybody can write down a key with the end of another one.
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

/** The last four characters of a key, if the list shows them. */
function readEnd({ redacted = '' }: TeamKey): string | undefined {
  return /[A-Za-z\d]{4}$/.exec(redacted)?.[0];
}
