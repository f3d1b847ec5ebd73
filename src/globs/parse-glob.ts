import { SLASH, type GlobAutomaton, type GlobToken } from './glob-automaton.ts';
import { findNamedClass } from './named-classes.ts';
import type { Bracket } from './parse-bracket.ts';
import { readBracket } from './read-bracket.ts';

const ANY_DIRECTORY: GlobAutomaton = [
  { kind: 'optional', count: 2 },
  { kind: 'globstar' },
  { kind: 'character', has: (code) => code === SLASH },
];

/**
 * The automaton of a glob without alternatives. A bracket that is not closed, or a backslash at the end, is
 * literal.
 */
export function parseGlob(glob: string): GlobAutomaton {
  const isAnchored = glob.slice(0, -1).includes('/');
  const tokens = parseTokens(glob.replace(/^\.?\//, '').replace(/\/$/, '/**'));
  return isAnchored ? tokens : [...ANY_DIRECTORY, ...tokens];
}

function parseTokens(pattern: string): GlobToken[] {
  const tokens: GlobToken[] = [];
  let at = 0;
  while (at < pattern.length) {
    const bracket = pattern[at] === '[' ? readBracket(pattern, at) : undefined;
    if (pattern[at] === '*') {
      const end = endOfStars(pattern, at);
      const isPart = (at === 0 || pattern[at - 1] === '/') && endsPart(pattern, end);
      const crosses = end - at > 1 && isPart;
      if (crosses && pattern[end] === '/') tokens.push({ kind: 'optional', count: 2 });
      tokens.push({ kind: crosses ? 'globstar' : 'star' });
      at = end;
    } else if (pattern[at] === '?') {
      tokens.push({ kind: 'character', has: (code) => code !== SLASH });
      at++;
    } else if (bracket !== undefined) {
      tokens.push({ kind: 'character', has: toPredicate(bracket) });
      at = bracket.end;
    } else {
      if (pattern[at] === '\\' && at + 1 < pattern.length) at++;
      const code = pattern.codePointAt(at) ?? 0;
      tokens.push({ kind: 'character', has: (other) => other === code });
      at += String.fromCodePoint(code).length;
    }
  }
  return tokens;
}

function endOfStars(pattern: string, start: number): number {
  let end = start;
  while (pattern[end] === '*') end++;
  return end;
}

function endsPart(pattern: string, end: number): boolean {
  return end === pattern.length || pattern[end] === '/';
}

function toPredicate({ negated, members, ranges, names }: Bracket): (code: number) => boolean {
  const named = names.flatMap((name) => findNamedClass(name) ?? []);
  const isMember = (code: number): boolean =>
    members.includes(code) ||
    ranges.some(([first, last]) => code >= first && code <= last) ||
    named.some((some) => some.test(String.fromCodePoint(code)));
  // The characters that an unknown class excludes are unknown.
  const isKnown = named.length === names.length;
  return (code) => isKnown && code !== SLASH && isMember(code) !== negated;
}
