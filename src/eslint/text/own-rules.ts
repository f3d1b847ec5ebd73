import type { Linter } from 'eslint';
import { isRuleName } from '../rule-names.ts';

/** Names of our rules as projects call them, with whatever name they have given the plugin. */
const ids = new Set<string>();

/** To be told by each of our rules when it is created. */
export function noteOwnRule(id: string): void {
  ids.add(id);
}

/** @param id of a rule, behind whatever name a project has given its plugin */
export function isOwnRule(id: string): boolean {
  const slash = id.lastIndexOf('/');
  return slash !== -1 && isRuleName(id.slice(slash + 1));
}

/** Messages of our rules, and about directives that name them. */
export function keepOwn(messages: readonly Linter.LintMessage[]): Linter.LintMessage[] {
  return messages.flatMap((message) => {
    const { ruleId } = message;
    if (ruleId !== null) return ids.has(ruleId) ? [message] : [];
    if (message.fatal === true || !isAboutOwn(message)) return [];
    // To take a directive out of a text that is not JavaScript is nothing that ESLint can do well.
    return [{ ...message, fix: undefined }];
  });
}

/** Leaves out what ESLint says of directives that name our rules alone: it is for the text around to say. */
export function dropAboutOwn(messages: readonly Linter.LintMessage[]): Linter.LintMessage[] {
  return messages.filter((message) => {
    if (message.ruleId !== null || message.fatal === true) return true;
    const named = listNamed(message);
    return named.length === 0 || named.some((id) => !ids.has(id));
  });
}

function isAboutOwn(message: Linter.LintMessage): boolean {
  return listNamed(message).some((id) => ids.has(id));
}

/** The rules that a message about a directive names. */
function listNamed({ message }: Linter.LintMessage): string[] {
  return Array.from(message.matchAll(/'([^']*)'/g), ([, id = '']) => id);
}

/** Switches off, in whatever configuration it is merged into, every rule but ours. */
export const othersOff: Linter.RulesRecord = new Proxy<Linter.RulesRecord>(
  {},
  {
    has: (_, id) => typeof id === 'string' && !isOwnRule(id),
    get: (_, id) => (typeof id === 'string' && !isOwnRule(id) ? 'off' : undefined),
  },
);
