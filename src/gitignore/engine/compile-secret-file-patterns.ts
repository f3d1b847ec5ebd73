import type { SecretFilePatterns } from '../../../rules/rule.ts';
import { makeMatcher } from '../../globs/glob.ts';
import { matches } from './automaton.ts';
import { toBytePath } from './byte-path.ts';
import { listDialects } from './list-dialects.ts';
import { compileRequiredPattern } from './required-pattern.ts';

/**
 * Required patterns match what any version of git reads them as, so that the audit requires files to be ignored
 * if and only if they must not be tracked.
 * @throws ConfigError when a required pattern is invalid, or a glob of a template is malformed
 */
export function compileSecretFilePatterns(
  patterns: readonly string[],
  templates: readonly string[],
): SecretFilePatterns {
  const required = patterns.map((pattern) => ({
    pattern,
    automata: listDialects([], [pattern]).map((dialect) =>
      compileRequiredPattern(pattern, false, dialect),
    ),
  }));
  return {
    match: (path) => {
      const bytes = toBytePath(path);
      const found = required.find(({ automata }) =>
        automata.some((automaton) => matches(automaton, bytes)),
      );
      return found?.pattern;
    },
    isTemplate: makeMatcher(templates),
  };
}
