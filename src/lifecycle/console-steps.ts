import type { KeyAnswer } from '../xai/ask-about-key.ts';
import type { FoundKey } from './found-key.ts';

const CONSOLE = 'https://console.x.ai';

/** The steps in the console that make a key harmless. https://docs.x.ai/console/faq/security */
export function listConsoleSteps(
  { secret, kind }: Pick<FoundKey, 'secret' | 'kind'>,
  { name, team }: Pick<KeyAnswer, 'name' | 'team'>,
): string[] {
  const shown = secret.toString();
  const key = name === undefined ? shown : `${JSON.stringify(name)} (${shown})`;
  const where = team === undefined ? '' : ` and choose the team ${team}`;
  const page = kind === 'management' ? 'Settings, Management Keys' : 'API Keys';
  const act = kind === 'management' ? 'Delete' : 'Disable, or Delete';
  return [
    `1. Open ${CONSOLE}${where}.`,
    `2. Go to ${page} and find ${key}.`,
    `3. Open its menu (⋮) and choose ${act}.`,
  ];
}
