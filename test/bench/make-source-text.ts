import { MENTIONS } from './mentions.ts';
import { follow, type Random } from './random.ts';
import { readCorpus } from './read-corpus.ts';

/** So many lines in a row come from one place. */
const CHUNK_LINES = 60;
/** All lines of a file come from so many. */
const HOME_LINES = 1500;

/** How many lines there are to one that mentions a key, in files that do: as in simonw/llm. */
const LINES_PER_MENTION = 160;
/** Of so many lines one has code in a string, and one a link with the id of a commit: as in eslint/eslint. */
const LINES_PER_STRING = 50;
const LINES_PER_ID = 100;
/** https://git-scm.com/docs/hash-function-transition */
const ID_LENGTH = 40;

/** How much more likely a large file is to mention one: correlation. */
const MENTION_FOLLOWS_SIZE = 0.5;

/**
 * How many lines there are to one that mentions a key in a file, if it does mention keys.
 * @param size of the file, in deviations from the average
 * @param above so many deviations files mention keys
 */
export function pickMentions(
  random: Random,
  size: number,
  above: number | undefined,
): number | undefined {
  if (above === undefined) return undefined;
  return follow(random, size, MENTION_FOLLOWS_SIZE) > above ? LINES_PER_MENTION : undefined;
}

/** Source text and prose without a secret. @param length in characters, at least */
export type MakeText = (length: number) => string;

/** Text as in one file: all of it comes from one neighbourhood, so that what is rare is in few files. */
export function makeFileText(random: Random, linesPerMention?: number): MakeText {
  const corpus = readCorpus();
  const home = random(corpus.length - HOME_LINES);
  return (length) => {
    const lines: string[] = [];
    for (let made = 0; made < length;) {
      const start = home + random(HOME_LINES - CHUNK_LINES);
      for (const line of corpus.slice(start, start + 1 + random(CHUNK_LINES))) {
        if (made >= length) break;
        const mentions = linesPerMention !== undefined && random(linesPerMention) === 0;
        const mention = mentions ? [MENTIONS[random(MENTIONS.length)] ?? ''] : [];
        const added = [vary(random, line), ...mention];
        lines.push(...added);
        made += added.reduce((sum, { length: characters }) => sum + characters + 1, 0);
      }
    }
    return `${lines.join('\n')}\n`;
  };
}

/** Code in strings has escapes, and ids are long words: both are looked into. */
function vary(random: Random, line: string): string {
  if (random(LINES_PER_STRING) === 0) return `    code: ${JSON.stringify(`${line}\n`)},`;
  if (random(LINES_PER_ID) > 0) return line;
  const id = Array.from({ length: ID_LENGTH }, () => random(16).toString(16)).join('');
  return `* [\`${id.slice(0, 7)}\`](https://example.com/commit/${id}) ${line}`;
}

/** The text of one file. @param length in characters, at least */
export function makeSourceText(random: Random, length: number): string {
  return makeFileText(random)(length);
}
