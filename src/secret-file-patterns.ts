import type { SecretFilePatterns } from '../rules/rule.ts';
import type { Config } from './config.ts';
import { findLiteral } from './find-literal.ts';
import { makeMatcher } from './glob.ts';

/**
 * Makes the configuration's `gitignore` section ready to ask about a path. Few paths hold what every
 * secret file's name holds; for the others nothing is loaded.
 */
export function makeSecretFilePatterns({
  patterns,
  templates,
}: Config['gitignore']): (path: string) => Promise<SecretFilePatterns> {
  const literals = patterns.map(findLiteral);
  let compiled: Promise<SecretFilePatterns> | undefined;
  return async (path) => {
    if (!literals.some((literal) => path.includes(literal))) return NOTHING;
    return (compiled ??= compile(patterns, templates));
  };
}

const NOTHING: SecretFilePatterns = { match: () => undefined, isTemplate: () => false };

async function compile(
  patterns: readonly string[],
  templates: readonly string[],
): Promise<SecretFilePatterns> {
  const matchers = await Promise.all(
    patterns.map(async (pattern) => ({ pattern, matches: await makeMatcher([pattern]) })),
  );
  return {
    match: (path) => matchers.find(({ matches }) => matches(path))?.pattern,
    isTemplate: await makeMatcher(templates),
  };
}
