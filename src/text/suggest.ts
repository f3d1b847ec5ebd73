import { closestMatch } from 'leven';

/** The one of the known words that was meant, if one is close enough to what was written. */
export function findClosest(word: string, known: readonly string[]): string | undefined {
  const { length } = word;
  // Two letters that changed places are two changes; of a short word that would be most of it.
  const maxDistance = length < 4 ? 1 : Math.max(2, Math.floor(length / 4));
  return closestMatch(word.toLowerCase(), known, { maxDistance });
}

/**
 * How to go on after a word that is not known.
 * @returns `did you mean "scan"?`, or `there are scan, init`
 */
export function suggest(word: string, known: readonly string[]): string {
  const closest = findClosest(word, known);
  return closest === undefined ? `there are ${known.join(', ')}` : `did you mean "${closest}"?`;
}
