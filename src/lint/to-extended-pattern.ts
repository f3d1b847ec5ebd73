/**
 * The largest number in a POSIX quantifier.
 * https://pubs.opengroup.org/onlinepubs/9799919799/basedefs/limits.h.html
 */
const MOST_REPEATS = 255;
const QUANTIFIER = /(?:[*+?]|\{(?<least>\d+)(?:,(?<most>\d*))?\})\??/y;
const CLASSES: Readonly<Record<string, string>> = { d: '0-9', w: 'A-Za-z0-9_' };
/**
 * Stands for white space: a line break is the end of a line for `grep`, and non-ASCII space is bytes in the C
 * locale.
 */
const SPACE_AT_END = '([[:space:]]|[^ -~]|$)';

/**
 * Converts a pattern to a POSIX extended regular expression for `grep` in the C locale: of every text that
 * the pattern matches, it matches at least one line. Case is left to `grep -i`.
 * https://pubs.opengroup.org/onlinepubs/9799919799/basedefs/V1_chap09.html#tag_09_04
 * @throws Error when the pattern uses unsupported syntax, or could match across lines
 */
export function toExtendedPattern(pattern: RegExp | string): string {
  if (typeof pattern === 'string') return escapeLiteral(pattern);
  const { source } = pattern;
  const refuse = (what: string): Error =>
    new Error(
      `/${source}/ cannot be written for grep: ${what}; write the prefilter without it, so that hooks can clear commit messages`,
    );
  let result = '';
  for (let at = 0; at < source.length;) {
    const character = source.charAt(at);
    QUANTIFIER.lastIndex = at;
    const quantifier = QUANTIFIER.exec(source);
    if (quantifier) {
      const { least = '0', most = least } = quantifier.groups ?? {};
      if (Number(most || least) > MOST_REPEATS) throw refuse('it repeats too often');
      // Laziness determines which match is found, not whether there is one.
      result += quantifier[0].length > 1 ? quantifier[0].replace(/\?$/, '') : quantifier[0];
      at += quantifier[0].length;
    } else if (character === '[') {
      const end = findClassEnd(source, at);
      result += convertClass(source.slice(at + 1, end), refuse);
      at = end + 1;
    } else if (character === '\\') {
      const escaped = source.charAt(at + 1);
      const isLast = /^\)*(?:\||$)/.test(source.slice(at + 2));
      if (escaped === 's' && isLast) result += SPACE_AT_END;
      else if (CLASSES[escaped] !== undefined) result += `[${CLASSES[escaped]}]`;
      else if (/[A-Za-z0-9]/.test(escaped)) throw refuse(`\\${escaped}`);
      else result += escapeLiteral(escaped);
      at += 2;
    } else if (source.startsWith('(?:', at)) {
      result += '(';
      at += 3;
    } else {
      if (source.startsWith('(?', at) || '^${}'.includes(character) || character > '~') {
        throw refuse(source.slice(at, at + 3));
      }
      result += character;
      at++;
    }
  }
  return result;
}

export function escapeLiteral(text: string): string {
  return text.replace(/[\\.*+?()[\]{}|^$]/g, '\\$&');
}

/**
 * A bracket expression; `]`, `-` and `^` are put where they have no special meaning.
 * @param ranges such as `A-Za-z`
 */
export function toBracket(others: string, ranges: string = ''): string {
  const rest = others.replace(/[\]^-]/g, '');
  const has = (one: string): string => (others.includes(one) ? one : '');
  const before = has(']') + ranges + rest;
  // In first position `^` would negate the set.
  return before === '' ? `[${has('-')}^]` : `[${before}${has('^')}${has('-')}]`;
}

function convertClass(inside: string, refuse: (what: string) => Error): string {
  if (inside.startsWith('^')) throw refuse(`[${inside}]`);
  let ranges = '';
  let others = '';
  for (let at = 0; at < inside.length;) {
    const range = /^[A-Za-z0-9]-[A-Za-z0-9]/.exec(inside.slice(at))?.[0];
    const isEscape = inside.charAt(at) === '\\';
    const character = inside.charAt(isEscape ? at + 1 : at);
    if (range !== undefined) ranges += range;
    else if (!isEscape) others += character;
    else if (CLASSES[character] !== undefined) ranges += CLASSES[character];
    else if (/[A-Za-z0-9]/.test(character)) throw refuse(`\\${character}`);
    else others += character;
    at += range?.length ?? (isEscape ? 2 : 1);
  }
  return toBracket(others, ranges);
}

function findClassEnd(source: string, start: number): number {
  let at = start + 1;
  while (source.charAt(at) !== ']') at += source.charAt(at) === '\\' ? 2 : 1;
  return at;
}
