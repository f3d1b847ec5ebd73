import { ConfigError } from '../../errors/errors.ts';
import type { Automaton } from './automaton.ts';
import { literalByte, SLASH } from './byte-set.ts';
import type { Dialect } from './dialect.ts';
import { findGap } from './find-gap.ts';
import { IGNORE_FILE_NAME } from './ignore-rule.ts';
import { LazyDfa } from './lazy-dfa.ts';
import { parseIgnoreFile } from './parse-ignore-file.ts';
import { canInstantiate } from './probe-paths.ts';
import { TooComplexError, WorkBudget } from './work-budget.ts';

/** Enough for any pattern that a person writes. */
const STEPS = 1_000_000;

/**
 * The automaton of the files that have to be ignored because of a required pattern, wherever they are: those
 * whose own path it matches, and for a pattern of directories everything inside them.
 * @param pattern a line as in the `.gitignore` of the root
 * @throws {ConfigError} when it is invalid, re-includes, or cannot match any file
 */
export function compileRequiredPattern(
  pattern: string,
  ignoreCase: boolean,
  dialect: Dialect,
): Automaton {
  const file = { path: IGNORE_FILE_NAME, bytes: Buffer.from(pattern, 'utf8') };
  const [rule] = parseIgnoreFile(file, ignoreCase, dialect);
  const shown = JSON.stringify(pattern);
  if (rule === undefined || /[\r\n\0]/.test(pattern)) {
    throw new ConfigError(`${shown} is not one pattern of an ignore file`);
  }
  if (rule.negated) {
    throw new ConfigError(`${shown} re-includes files and cannot be a required pattern`);
  }
  const automaton = rule.directoryOnly ? insideOf(rule.automaton) : rule.automaton;
  // A search takes far longer, and is only needed if no example is known.
  if (!canInstantiate(automaton) && !canMatch(automaton))
    throw new ConfigError(`the required pattern ${shown} matches no file`);
  return automaton;
}

function insideOf(directory: Automaton): Automaton {
  return [...directory, { kind: 'byte', set: literalByte(SLASH, false) }, { kind: 'globstar' }];
}

function canMatch(automaton: Automaton): boolean {
  const budget = new WorkBudget(STEPS);
  const nothing = { exemptFiles: [], blockedDirectories: [], rules: [] };
  try {
    const required = new LazyDfa(automaton, budget);
    return findGap({ required, ...nothing, names: 'any' }, budget) !== undefined;
  } catch (error) {
    // Then its coverage cannot be decided either, which is reported there.
    if (error instanceof TooComplexError) return true;
    throw error;
  }
}
