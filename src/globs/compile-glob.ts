import { ConfigError } from '../errors/errors.ts';
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
    const isLong = glob.length > MOST_SHOWN;
    const shown = JSON.stringify(isLong ? `${glob.slice(0, MOST_SHOWN)}…` : glob);
    throw new ConfigError(`the glob ${shown} ${error.message}`, { cause: error });
  }
}
