/** Parts of a pattern that may match without its words: optional groups, look-arounds, characters by number. */
const UNSURE = /\)[?*{]|\(\?|\\[xupUNc\d]/;
/** Syntax that matches other characters, and an optional character. */
const OPEN = /\\[A-Za-z]|\[\^?\]?[^\]]{0,200}\]|\\?[^\\](?:[?*]|\{\d{0,9},?\d{0,9}\})/g;
const WORD = /[\w\s/:=,"'@<>#-]{3,}/g;

/**
 * Whether a search pattern could match in a text, judging by the words in the pattern: foreign patterns are
 * never run. False only if it certainly does not match.
 */
export function mayMatch(pattern: string, text: string): boolean {
  if (UNSURE.test(pattern)) return true;
  const lower = text.toLowerCase();
  return pattern.split('|').some((branch) => {
    const words = branch
      .replace(OPEN, '\0')
      .replace(/\\(?<character>.)/g, '$<character>')
      .match(WORD);
    return !words || words.some((word) => lower.includes(word.toLowerCase()));
  });
}
