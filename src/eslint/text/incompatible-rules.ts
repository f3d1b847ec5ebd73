import type { Linter } from 'eslint';
import { isOwnRule } from './own-rules.ts';

const incompatible = new Set<string>();

/** Ids of other plugins' rules that cannot be created for a text. */
export function listIncompatibleRules(): string[] {
  return [...incompatible];
}

/**
 * Lints a text, and again without each rule of another plugin that throws when it is created: some expect
 * what only their own parser provides.
 * @throws what keyfence's rules throw
 */
export function lintWithoutIncompatibleRules<T>(lint: () => T): T {
  for (;;) {
    try {
      return lint();
    } catch (error) {
      const id = error instanceof Error ? findRule(error) : undefined;
      if (id === undefined || isOwnRule(id) || incompatible.has(id)) throw error;
      incompatible.add(id);
    }
  }
}

/** Drops the messages that such rules are not defined: one process may lint several projects. */
export function dropUnknown(messages: readonly Linter.LintMessage[]): Linter.LintMessage[] {
  return messages.filter(
    ({ ruleId, message }) =>
      ruleId === null || !incompatible.has(ruleId) || !message.startsWith('Definition for rule'),
  );
}

/** The id of the rule that threw. */
function findRule(error: Error): string | undefined {
  return /^Error while loading rule '([^']+)'/.exec(error.message)?.[1];
}
