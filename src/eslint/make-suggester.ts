import type { FoundMatch } from './find-matches.ts';
import type { RuleContext } from './rule-context.ts';
import { detectRuntime } from './tree/detect-runtime.ts';
import { nameVariable } from './tree/name-variable.ts';
import { suggestEnvironment, type Replacement } from './tree/suggest-environment.ts';
import { TextPieces } from './tree/text-pieces.ts';

/** Makes suggestions for the secrets of one program; what they share is computed once. */
export function makeSuggester({
  sourceCode,
  filename,
}: RuleContext): (match: FoundMatch) => Replacement | undefined {
  const environment = /\.d\.[cm]?ts$/.test(filename) ? undefined : detectRuntime(sourceCode);
  if (!environment) return () => undefined;
  const isTypeScript = /\.[cm]?tsx?$/.test(filename);
  const pieces = TextPieces.of(sourceCode);
  return ({ start, end, value: secret, node = pieces.at(start)?.node, name }) => {
    if (!node || secret === undefined) return undefined;
    const variable = nameVariable(secret, name);
    const span = { start, end };
    const question = { node, span, secret, variable, environment, isTypeScript };
    return suggestEnvironment(question, sourceCode);
  };
}
