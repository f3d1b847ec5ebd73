import type { SecretFilePatterns } from '../rules/rule.ts';
import type { Config } from './config.ts';
import { makeMatcher } from './glob.ts';

/** Makes the configuration's `gitignore` section ready to ask about paths. */
export function makeSecretFilePatterns({
  patterns,
  templates,
}: Config['gitignore']): SecretFilePatterns {
  const matchers = patterns.map((pattern) => ({ pattern, matches: makeMatcher([pattern]) }));
  return {
    match: (path) => matchers.find(({ matches }) => matches(path))?.pattern,
    isTemplate: makeMatcher(templates),
  };
}
