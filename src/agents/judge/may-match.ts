/** What may match without any of the words in it: groups that can be left out, look-arounds, characters by number. */
const UNSURE = /\)[?*{]|\(\?|\\[xupUNc\d]/;
/** What stands for other characters, and a character that may be left out. */
const OPEN = /\\[A-Za-z]|\[\^?\]?[^\]]{0,200}\]|\\?[^\\](?:[?*]|\{\d{0,9},?\d{0,9}\})/g;
const WORD = /[\w\s/:=,"'@<>#-]{3,}/g;

/**
 * Whether a pattern of a program that searches could match in a text, told by the words that the pattern has in it,
 * since no pattern of somebody else is run. Never wrong when it says no.
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
