import type { Match } from '../rule.ts';

const MANAGEMENT = {
  title: 'xAI management key',
  remedy:
    'Delete it in the xAI console (it administers the whole team), make a new one, and read that from the environment.',
};

/** @param found by a pattern with a group `management` */
export function toKeyMatch(found: RegExpExecArray): Match {
  const span = { start: found.index, end: found.index + found[0].length };
  return found.groups?.['management'] === undefined ? span : { ...span, ...MANAGEMENT };
}
