import type { KeyAnswer } from '../xai/ask-about-key.ts';
import type { TeamKey } from '../xai/team-key.ts';
import type { Dialog } from './dialog.ts';

/**
 * Asks a person to type the name of a key, so that they do not revoke the wrong one.
 * @param act `disable`, `delete`, `replace`
 * @returns whether they did; false if nobody can be asked
 */
export async function confirmByName(
  answer: KeyAnswer,
  key: TeamKey,
  act: string,
  { print, ask }: Dialog,
): Promise<boolean> {
  const name = answer.name ?? key.name ?? key.id;
  if (!ask) {
    print(`nothing was changed; with --yes this would ${act} the key ${JSON.stringify(name)}`);
    return false;
  }
  const typed = await ask(`Type the name of the key to ${act} it (${name}):`);
  if (typed.trim() === name) return true;
  print('that is not its name, so nothing was changed');
  return false;
}
