import { ConfigError } from '../errors/errors.ts';
import { shorten } from '../text/shorten.ts';
import { expandAlternatives } from './expand-alternatives.ts';
import type { GlobAutomaton } from './glob-automaton.ts';
import { MalformedGlob } from './malformed-glob.ts';
import { parseGlob } from './parse-glob.ts';

/** Of a glob in a message. */
const MOST_SHOWN = 60;

/**
 * Automata, at least one of which has to match.
 * @throws ConfigError when the glob is malformed or has too many alternatives
 */
export function compileGlob(glob: string): GlobAutomaton[] {
  return explain(glob, () => expandAlternatives(glob).map(parseGlob));
}

/**
 * A pattern without alternatives for each combination of them.
 * @throws ConfigError as {@link compileGlob}
 */
export function listAlternatives(glob: string): string[] {
  return explain(glob, () => expandAlternatives(glob));
}

function explain<T>(glob: string, compile: () => T): T {
  try {
    return compile();
  } catch (error) {
    if (!(error instanceof MalformedGlob)) throw error;
    const shown = JSON.stringify(shorten(glob, MOST_SHOWN + 1));
    throw new ConfigError(`the glob ${shown} ${error.message}`, { cause: error });
  }
}
