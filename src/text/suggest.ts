import { closestMatch } from 'leven';

/** The most similar known word, if one is similar enough. */
export function findClosest(word: string, known: readonly string[]): string | undefined {
  const { length } = word;
  // Swapping two letters counts as two edits, which would be most of a short word.
  const maxDistance = length < 4 ? 1 : Math.max(2, Math.floor(length / 4));
  return closestMatch(word.toLowerCase(), known, { maxDistance });
}

/**
 * A hint for an unknown word.
 * @returns `did you mean "scan"?`, or `there are scan, init`
 */
export function suggest(word: string, known: readonly string[]): string {
  const closest = findClosest(word, known);
  return closest === undefined ? `there are ${known.join(', ')}` : `did you mean "${closest}"?`;
}
