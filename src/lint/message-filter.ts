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

/**
 * From how many characters on a word may be a piece of a key: at the end of a line, at its beginning, or
 * alone on it.
 */
const LONG_WORD = { last: 33, first: 21, alone: 8 } as const;

/** A carriage return may precede the line feed. */
const END = '[[:space:]]?$';
const QUOTE = `["'\`]`;
const RANGES = 'A-Za-z0-9';
const WORD = toBracket(ENCODED_CHARACTERS.replace(/[A-Za-z0-9\\]/g, ''), RANGES);
/** What may precede the first word of a line: indentation, a comment marker. */
const BEFORE_WORD = '^[[:blank:]]*[#*>/]{0,2}[[:blank:]]*';
/** Characters between two literals that are concatenated. In joined lists they may include commas. */
const BETWEEN = toBracket(BETWEEN_CHARACTERS.replace(/[\s,]/g, ''), '[:blank:]');
const LITERAL = `([A-Za-z][A-Za-z0-9]{0,${LONGEST_OPENING - 1}}[(]?)?${QUOTE}`;
const SPLIT_PREFIX = Array.from(XAI_PREFIX.slice(0, -1)).reduceRight(
  (rest, character) => (rest === '' ? character : `${character}(${rest})?`),
  '',
);

/**
 * A prefilter for commit messages, as a case-insensitive extended regular expression: a message in which it
 * matches no line is clean under the default configuration. It matches many clean messages, too. It covers
 * printable characters, tabs and non-ASCII bytes; {@link OTHER_BYTES} stands for any other byte.
 * @throws Error when the prefilter of a rule cannot be expressed this way
 */
export function makeMessageFilter(): string {
  requireShortPieces();
  return [
    ...TEXT_PREFILTERS.map((prefilter) =>
      // A rule without a prefilter searches every text.
      prefilter === undefined ? '^' : toExtendedPattern(prefilter),
    ),
    ...POINTER_MARKS.map(escapeLiteral),
    ...listArchiveMarks(),
    ...listEscapes(),
    ...listPieces(),
  ].join('|');
}

/** The shell replaces bytes that no ordinary message contains by this, such as the NUL bytes of UTF-16. */
export const OTHER_BYTES = '\\';

/** Beginnings of escapes, and of keys that may be split after them. */
function listEscapes(): string[] {
  return [
    // Any backslash escape, and a line continuation.
    '\\\\',
    '%([^ .,;:)!?]|$)',
    '&([^ &]|$)',
    // A soft line break of quoted-printable.
    `=${END}`,
    `${SPLIT_PREFIX}(${toBracket(`"'\`=^$#{%&`)}|${END})`,
  ];
}

/**
 * Words as long as a key, in one piece or in several. A word is continued on the next line only if one of the
 * two pieces is long, follows a marker, or if the next line is an indented word. So shorter pieces are at
 * most three, which {@link requireShortPieces} checks to be too short for a key.
 */
function listPieces(): string[] {
  return [
    `${WORD}{${RUN_LENGTH},}`,
    `${WORD}{${LONG_WORD.last},}[\`^]?${END}`,
    `${BEFORE_WORD}${WORD}{${LONG_WORD.first},}`,
    `${BEFORE_WORD}${WORD}{${LONG_WORD.alone},}${END}`,
    `${BEFORE_WORD}${WORD}*[\`^]${END}`,
    `^[[:blank:]]+${WORD}+["']?[[:blank:]]*${END}`,
    // Literals on one line, of which the first is not empty; with a comment between them; and on several
    // lines.
    `${WORD}${QUOTE}(${BETWEEN}+${LITERAL}|${QUOTE})`,
    '/[*]',
    `^${BETWEEN}*${LITERAL}`,
    `(${JOINING_NAMES.join('|')})!?[[:space:]]*([(]|$)`,
  ];
}

/** First bytes of archives that begin with printable characters. All others contain {@link OTHER_BYTES}. */
function listArchiveMarks(): string[] {
  return ARCHIVE_MAGICS.map((magic) => magic.toString('latin1').replace(/\n$/, ''))
    .filter((magic) => !/[^\t\n\r -~\x80-\xff]/.test(magic))
    .map((magic) =>
      Array.from(magic, (one) => (one > '~' ? '[^ -~]' : escapeLiteral(one))).join(''),
    );
}

/** The last word of a line, a line of one short word, and the first word of a line. */
function requireShortPieces(): void {
  const { last, first, alone } = LONG_WORD;
  const isShort = last - 1 + (alone - 1) + (first - 1) < RUN_LENGTH && alone - 1 < MIN_LINE;
  if (!isShort) throw new Error('pieces that commit messages are cleared with make a long word');
}

/** In bytes. Longer messages are left to Node, because some versions of grep are slow with long lines. */
export const MESSAGE_BYTES = 65_536;

/**
 * The values in `hook.sh` for its check of commit messages. A tar archive without magic bytes is recognised
 * by its size, a multiple of this.
 */
export const MESSAGE_VALUES: Readonly<Record<string, string>> = {
  MESSAGE_FILTER: quoteForShell(makeMessageFilter()),
  MESSAGE_BYTES: String(MESSAGE_BYTES),
  TAR_BLOCK: String(TAR_BLOCK),
  CANARY: Array.from([XAI_PREFIX.slice(0, 1), XAI_PREFIX.slice(1)], quoteForShell).join(' '),
};
