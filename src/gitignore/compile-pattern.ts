import type { Automaton, Token } from './automaton.ts';
import { escapedByte, literalByte, NOT_SLASH, SLASH, type ByteSet } from './byte-set.ts';
import type { BytePath } from './byte-path.ts';
import { parseByteClass } from './parse-byte-class.ts';

/** Matches no byte, and so no path. */
const NOTHING: Automaton = [{ kind: 'byte', set: new Uint8Array(256) }];

const ANY_DIRECTORY: Automaton = [
  { kind: 'optional', count: 2 },
  { kind: 'globstar' },
  { kind: 'byte', set: literalByte(SLASH, false) },
];

/** Where a pattern stands and how it is compared. */
export interface PatternContext {
  /** The directory of its ignore file; empty for the root. */
  readonly directory: BytePath;
  /** `core.ignoreCase`. */
  readonly ignoreCase: boolean;
}

/** A path and nothing else. */
export function compileLiteral(path: BytePath, ignoreCase: boolean): Automaton {
  return Array.from(path, (character) => {
    return byte(literalByte(character.charCodeAt(0), ignoreCase));
  });
}

/** A file or directory of that name in any directory. */
export function compileName(name: string, ignoreCase: boolean): Automaton {
  return [...ANY_DIRECTORY, ...compileLiteral(name, ignoreCase)];
}

/**
 * The automaton of a pattern without its leading `!` and its trailing slash. It reads whole paths from
 * the repository's root, so the directory of the ignore file stands in front of it: in its own case
 * always, since git opens that one file.
 *
 * A pattern without a slash is compared with the last part of a path, any other with all of it below
 * the directory. Both ways are those of `match_basename` and `match_pathname` in
 * https://github.com/git/git/blob/v2.39.5/dir.c.
 */
export function compilePattern(pattern: string, context: PatternContext): Automaton {
  const { directory, ignoreCase } = context;
  const prefix = directory === '' ? [] : compileLiteral(`${directory}/`, false);
  const inPath = pattern.includes('/');
  const glob = pattern.startsWith('/') ? pattern.slice(1) : pattern;
  // A path has no empty part.
  if (glob === '') return NOTHING;

  // Git compares what stands before the first wildcard as text and hands only the rest to wildmatch,
  // which therefore takes the `**` of `a**` + `/b` for one that begins a pattern.
  const rest = glob.search(/[*?[\\]/);
  const literal = rest === -1 ? glob : glob.slice(0, rest);
  // No `push`, for which a line may have more bytes than a function takes arguments.
  const tokens = [
    ...prefix,
    ...(inPath ? [] : ANY_DIRECTORY),
    ...compileLiteral(literal, ignoreCase),
  ];
  if (rest === -1) return tokens;
  const wild = compileGlob(glob.slice(rest), inPath, ignoreCase);
  return wild === undefined ? NOTHING : [...tokens, ...wild];
}

/** What `dowild` does with the pattern; undefined for one that is malformed and matches nothing. */
function compileGlob(glob: string, inPath: boolean, ignoreCase: boolean): Token[] | undefined {
  const tokens: Token[] = [];
  let at = 0;
  while (at < glob.length) {
    switch (glob[at]) {
      case '*': {
        const end = endOfStars(glob, at);
        const crosses = inPath && end - at > 1 && isWholePart(glob, at, end);
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
function isWholePart(glob: string, start: number, end: number): boolean {
  const opens = start === 0 || glob[start - 1] === '/';
  return opens && (end === glob.length || glob[end] === '/' || glob.startsWith('\\/', end));
}

function byte(set: ByteSet): Token {
  return { kind: 'byte', set };
}
