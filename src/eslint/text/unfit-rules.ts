import type { Linter } from 'eslint';
import { isOwnRule } from './own-rules.ts';

const unfit = new Set<string>();

/** Rules of others that cannot be created for a text, as ESLint calls them. */
export function listUnfit(): string[] {
  return [...unfit];
}

/**
 * Lints a text, and again without a rule of others that cannot be created for it: some look for what only
 * the parser of their plugin gives.
 * @throws what a rule of ours throws
 */
export function lintWithoutUnfit<T>(lint: () => T): T {
  for (;;) {
    try {
      return lint();
    } catch (error) {
      const id = error instanceof Error ? findRule(error) : undefined;
      if (id === undefined || isOwnRule(id) || unfit.has(id)) throw error;
      unfit.add(id);
    }
  }
}

/** Without what ESLint says of such rules where a configuration does not have them: one process may lint several projects. */
export function dropUnknown(messages: readonly Linter.LintMessage[]): Linter.LintMessage[] {
  return messages.filter(
    ({ ruleId, message }) =>
      ruleId === null || !unfit.has(ruleId) || !message.startsWith('Definition for rule'),
  );
}

/** The rule in which ESLint was stopped. */
function findRule(error: Error): string | undefined {
  return /^Error while loading rule '([^']+)'/.exec(error.message)?.[1];
}
