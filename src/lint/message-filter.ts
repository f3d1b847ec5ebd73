import { TEXT_PREFILTERS } from '../../rules/known-prefilters.ts';
import { XAI_PREFIX } from '../../rules/prefixes/xai-prefix.ts';
import { ARCHIVE_MAGICS, TAR_BLOCK } from '../archives/detect-archive.ts';
import { ENCODED_CHARACTERS } from '../decode/encoded-characters.ts';
import { RUN_LENGTH } from '../decode/encoded-prefilter.ts';
import { BETWEEN_CHARACTERS, LONGEST_OPENING } from '../decode/layers/concatenation.ts';
import { MIN_LINE } from '../decode/layers/join-lines.ts';
import { JOINING_NAMES } from '../decode/layers/joined-list.ts';
import { POINTER_MARKS } from '../pointers/may-be-pointer.ts';
import { quoteForShell } from '../text/quote-for-shell.ts';
import { escapeLiteral, toBracket, toExtendedPattern } from './to-extended-pattern.ts';

/** What a longer word is, at the end and at the beginning of a line, and where it is a line by itself. */
const LONG_WORD = { last: 33, first: 21, alone: 8 } as const;

/** A carriage return may stand before the line feed. */
const END = '[[:space:]]?$';
const QUOTE = `["'\`]`;
const RANGES = 'A-Za-z0-9';
const WORD = toBracket(ENCODED_CHARACTERS.replace(/[A-Za-z0-9\\]/g, ''), RANGES);
/** What a line may begin with before its first word: an indentation, the mark of a comment. */
const BEFORE_WORD = '^[[:blank:]]*[#*>/]{0,2}[[:blank:]]*';
/** Between two literals that make one string. With a comma they do so only where lists are joined. */
const BETWEEN = toBracket(BETWEEN_CHARACTERS.replace(/[\s,]/g, ''), '[:blank:]');
const LITERAL = `([A-Za-z][A-Za-z0-9]{0,${LONGEST_OPENING - 1}}[(]?)?${QUOTE}`;
const SPLIT_PREFIX = Array.from(XAI_PREFIX.slice(0, -1)).reduceRight(
  (rest, character) => (rest === '' ? character : `${character}(${rest})?`),
  '',
);

/**
 * The lines that a message needs to have for the engine to find anything in it under the default configuration,
 * as an extended regular expression, whatever the case of letters. It holds for messages of printable characters,
 * tabs, and bytes that are no ASCII; {@link OTHER_BYTES} stands for any other byte. It says yes far too often, and
 * never no wrongly: a message of which it matches no line is clean.
 * @throws Error when the prefilter of a rule cannot be said so
 */
export function makeMessageFilter(): string {
  requireShortPieces();
  return [
    ...TEXT_PREFILTERS.map((prefilter) =>
      // Without one every text is searched.
      prefilter === undefined ? '^' : toExtendedPattern(prefilter),
    ),
    ...POINTER_MARKS.map(escapeLiteral),
    ...listArchiveMarks(),
    ...listEscapes(),
    ...listPieces(),
  ].join('|');
}

/** What the shell puts in place of a byte that no ordinary message has: NUL, of which UTF-16 is full. */
export const OTHER_BYTES = '\\';

/** Beginnings of escapes, and of keys where a piece may end. */
function listEscapes(): string[] {
  return [
    // Any of them, and a line that goes on.
    '\\\\',
    '%([^ .,;:)!?]|$)',
    '&([^ &]|$)',
    // A soft line break of quoted-printable.
    `=${END}`,
    `${SPLIT_PREFIX}(${toBracket(`"'\`=^$#{%&`)}|${END})`,
  ];
}

/**
 * Words of so many characters, in one piece or in several. Pieces that are lines go on in the next line only where
 * one of the two is long, behind a mark, or where the next one is an indented word. So there are three at most, and
 * none of them may be so long that all together are: see {@link requireShortPieces}.
 */
function listPieces(): string[] {
  return [
    `${WORD}{${RUN_LENGTH},}`,
    `${WORD}{${LONG_WORD.last},}[\`^]?${END}`,
    `${BEFORE_WORD}${WORD}{${LONG_WORD.first},}`,
    `${BEFORE_WORD}${WORD}{${LONG_WORD.alone},}${END}`,
    `${BEFORE_WORD}${WORD}*[\`^]${END}`,
    `^[[:blank:]]+${WORD}+["']?[[:blank:]]*${END}`,
    // Literals in one line, of which the first is not empty, with a comment between them, and in several lines.
    `${WORD}${QUOTE}(${BETWEEN}+${LITERAL}|${QUOTE})`,
    '/[*]',
    `^${BETWEEN}*${LITERAL}`,
    `(${JOINING_NAMES.join('|')})!?[[:space:]]*([(]|$)`,
  ];
}

/** Of archives that begin with printable characters. The others have a byte that no ordinary message has. */
function listArchiveMarks(): string[] {
  return ARCHIVE_MAGICS.map((magic) => magic.toString('latin1').replace(/\n$/, ''))
    .filter((magic) => !/[^\t\n\r -~\x80-\xff]/.test(magic))
    .map((magic) =>
      Array.from(magic, (one) => (one > '~' ? '[^ -~]' : escapeLiteral(one))).join(''),
    );
}

/** The last word of a line, a line of one word that is short, and the first word of a line. */
function requireShortPieces(): void {
  const { last, first, alone } = LONG_WORD;
  const isShort = last - 1 + (alone - 1) + (first - 1) < RUN_LENGTH && alone - 1 < MIN_LINE;
  if (!isShort) throw new Error('pieces that commit messages are cleared with make a long word');
}

/** Longer messages are for Node: some programs take their time for long lines. */
export const MESSAGE_BYTES = 65_536;

/**
 * What `hook.sh` clears commit messages with. Of archives of tar without a mark only their size is known: what has
 * another is none.
 */
export const MESSAGE_VALUES: Readonly<Record<string, string>> = {
  MESSAGE_FILTER: quoteForShell(makeMessageFilter()),
  MESSAGE_BYTES: String(MESSAGE_BYTES),
  TAR_BLOCK: String(TAR_BLOCK),
  CANARY: Array.from([XAI_PREFIX.slice(0, 1), XAI_PREFIX.slice(1)], quoteForShell).join(' '),
};
