import type { Automaton } from './automaton.ts';
import { toBytePath } from './byte-path.ts';
import { compilePattern } from './compile-pattern.ts';
import { NEWEST } from './dialect.ts';

/**
 * The automaton of the files that a template names.
 * @param template a glob, as it would stand in the `.gitignore` of the root
 * @param ignoreCase `core.ignoreCase`
 */
export function compileTemplate(template: string, ignoreCase: boolean): Automaton {
  return compilePattern(toBytePath(template), { directory: '', ignoreCase, dialect: NEWEST });
}
