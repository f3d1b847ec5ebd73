import type { KeyAnswer } from '../xai/ask-about-key.ts';
import type { Management } from './tools.ts';
import { isRefused, isSurelyDead } from './wait-until-refused.ts';

/**
 * The state of a key that xAI refuses after a change. If the key could not ask about itself before the change
 * either (403), that proves nothing; then the team's list of keys decides.
 * @param id of the key
 * @throws XaiError
 */
export async function confirmRefusal(
  { client, team }: Management,
  id: string,
  before: KeyAnswer,
  after: KeyAnswer,
): Promise<KeyAnswer> {
  if (isSurelyDead(before) || !isRefused(before) || isSurelyDead(after)) return after;
  const now = (await client.listKeys(team.id)).find((key) => key.id === id);
  if (!now || now.isDisabled === true) return after;
  const detail = 'xAI answers 403, as it did before, and does not list the key as disabled';
  return { status: 'unknown', detail };
}
