import { parseBracket, type Bracket } from './parse-bracket.ts';

/** A longer one is text, so that many unclosed ones do not each cost a search to the end of the glob. */
const MOST_LENGTH = 256;

/** The bracket expression that opens at `open`; undefined if it is not closed, and so is text. */
export function readBracket(glob: string, open: number): Bracket | undefined {
  const text = glob.slice(open, open + MOST_LENGTH);
  const bracket = text.includes(']') ? parseBracket(text, 0) : undefined;
  return bracket && { ...bracket, end: open + bracket.end };
}
