import type { SecretFilePatterns } from '../../rules/rule.ts';
import { findLiteral } from '../text/find-literal.ts';
import type { Config } from './config.ts';

/**
 * Makes the configuration's `gitignore` section ready to ask about a path. Few paths hold what every
 * secret file's name holds; for the others nothing is loaded.
 */
export function makeSecretFilePatterns({
  patterns,
  templates,
}: Config['gitignore']): (path: string) => Promise<SecretFilePatterns> {
  // Git leaves out the spaces at the end of a pattern.
  const literals = patterns.map((pattern) => findLiteral(pattern).trim());
  let compiled: Promise<SecretFilePatterns> | undefined;
  return async (path) => {
    if (!literals.some((literal) => path.includes(literal))) return NOTHING;
    compiled ??= import('../gitignore/engine/compile-secret-file-patterns.ts').then((module) =>
      module.compileSecretFilePatterns(patterns, templates),
    );
    return compiled;
  };
}

const NOTHING: SecretFilePatterns = { match: () => undefined, isTemplate: () => false };
