import type { SecretFilePatterns } from '../../rules/rule.ts';
import { findLiteral } from '../text/find-literal.ts';
import type { Config } from './config.ts';

/**
 * Prepares the `gitignore` section of the configuration for lookups by path. Most paths cannot match; nothing
 * is loaded for them.
 */
export function makeSecretFilePatterns({
  patterns,
  templates,
}: Config['gitignore']): (path: string) => Promise<SecretFilePatterns> {
  // Git ignores spaces at the end of a pattern.
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
