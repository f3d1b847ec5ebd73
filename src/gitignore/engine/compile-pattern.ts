import type { Automaton, Token } from './automaton.ts';
import type { BytePath } from './byte-path.ts';
import { escapedByte, literalByte, NOT_SLASH, SLASH, type ByteSet } from './byte-set.ts';
import type { Dialect } from './dialect.ts';
import { parseByteClass } from './parse-byte-class.ts';

/** Matches no byte, and so no path. */
const NOTHING: Automaton = [{ kind: 'byte', set: new Uint8Array(256) }];

const ANY_DIRECTORY: Automaton = [
  { kind: 'optional', count: 2 },
  { kind: 'globstar' },
  { kind: 'byte', set: literalByte(SLASH, false) },
];

/** The location of a pattern, and how it is compared. */
export interface PatternContext {
  /** The directory of its ignore file; empty for the root. */
  readonly directory: BytePath;
  /** `core.ignoreCase`. */
  readonly ignoreCase: boolean;
  readonly dialect: Dialect;
}

/** A path and nothing else. */
export function compileLiteral(path: BytePath, ignoreCase: boolean): Automaton {
  return Array.from(path, (character) => {
    return byte(literalByte(character.charCodeAt(0), ignoreCase));
  });
}

/**
 * The automaton of a pattern without its leading `!` and its trailing slash. It reads whole paths from the
 * repository's root, so the directory of the ignore file precedes the pattern, always in its own case, because
 * git opens exactly that file. A pattern without a slash is compared with the last part of a path, any other
 * with all of it below the directory. Both follow `match_basename` and `match_pathname` in
 * https://github.com/git/git/blob/v2.55.0/dir.c.
 */
export function compilePattern(pattern: string, context: PatternContext): Automaton {
  const { directory, ignoreCase, dialect } = context;
  const prefix = directory === '' ? [] : compileLiteral(`${directory}/`, false);
  const { inPath, literal, glob } = splitAtWildcard(pattern);
  // A path has no empty part.
  if (literal === '' && glob === '') return NOTHING;
  // No `push`, because a line may have more bytes than a call may have arguments.
  const tokens = [
    ...prefix,
    ...(inPath ? [] : ANY_DIRECTORY),
    ...compileLiteral(literal, ignoreCase),
  ];
  if (glob === '') return tokens;
  const opens = literal === '' || literal.endsWith('/') || dialect.crossesBehindText;
  const wild = compileGlob(glob, { inPath, opens }, ignoreCase);
  return wild === undefined ? NOTHING : [...tokens, ...wild];
}

/** Whether versions of git read the pattern differently. */
export function isAmbiguous(pattern: string): boolean {
  const { inPath, literal, glob } = splitAtWildcard(pattern);
  const isBehindText = literal !== '' && !literal.endsWith('/');
  return inPath && isBehindText && glob.startsWith('**') && endsPart(glob, endOfStars(glob, 0));
}

/** Git compares the part before the first wildcard as text and passes the rest to wildmatch. */
function splitAtWildcard(pattern: string): GlobParts {
  const anchored = pattern.startsWith('/') ? pattern.slice(1) : pattern;
  const wildcard = anchored.search(/[*?[\\]/);
  const end = wildcard === -1 ? anchored.length : wildcard;
  return {
    inPath: pattern.includes('/'),
    literal: anchored.slice(0, end),
    glob: anchored.slice(end),
  };
}

interface GlobParts {
  /** Compared with the whole path, not only with its last part. */
  readonly inPath: boolean;
  readonly literal: string;
  readonly glob: string;
}

interface GlobContext {
  readonly inPath: boolean;
  /** A `**` at the start is at the beginning of a path. */
  readonly opens: boolean;
}

/** Follows `dowild`; undefined for a malformed pattern, which matches nothing. */
function compileGlob(
  glob: string,
  { inPath, opens }: GlobContext,
  ignoreCase: boolean,
): Token[] | undefined {
  const tokens: Token[] = [];
  let at = 0;
  while (at < glob.length) {
    switch (glob[at]) {
      case '*': {
        const end = endOfStars(glob, at);
        const isWhole = (at === 0 ? opens : glob[at - 1] === '/') && endsPart(glob, end);
        const crosses = inPath && end - at > 1 && isWhole;
        if (crosses && glob[end] === '/') tokens.push({ kind: 'optional', count: 2 });
        tokens.push({ kind: crosses ? 'globstar' : 'star' });
        at = end;
        break;
      }
      case '?':
        tokens.push(byte(NOT_SLASH));
        at++;
        break;
      case '[': {
        const bytes = parseByteClass(glob, at, ignoreCase);
        if (bytes === undefined) return undefined;
        tokens.push(byte(bytes.set));
        at = bytes.end;
        break;
      }
      case '\\':
        if (at + 1 === glob.length) return undefined;
        tokens.push(byte(escapedByte(glob.charCodeAt(at + 1), ignoreCase)));
        at += 2;
        break;
      default:
        tokens.push(byte(literalByte(glob.charCodeAt(at), ignoreCase)));
        at++;
    }
  }
  return tokens;
}

function endOfStars(glob: string, start: number): number {
  let end = start;
  while (glob[end] === '*') end++;
  return end;
}

/** Only a `**` between slashes, escaped or not, or at an end crosses directories. */
function endsPart(glob: string, end: number): boolean {
  return end === glob.length || glob[end] === '/' || glob.startsWith('\\/', end);
}

function byte(set: ByteSet): Token {
  return { kind: 'byte', set };
}
