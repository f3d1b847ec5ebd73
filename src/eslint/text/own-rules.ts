import type { Linter } from 'eslint';
import { isRuleName } from '../rule-names.ts';

/** Ids of keyfence's rules, with the name that the project has given the plugin. */
const ids = new Set<string>();

/** Called by each rule when it is created. */
export function noteOwnRule(id: string): void {
  ids.add(id);
}

/** Whether a rule is one of keyfence's. @param id with the name that the project has given the plugin */
export function isOwnRule(id: string): boolean {
  const slash = id.lastIndexOf('/');
  return slash !== -1 && isRuleName(id.slice(slash + 1));
}

/** Keeps the messages of keyfence's rules, and those about directives that name them. */
export function keepOwn(messages: readonly Linter.LintMessage[]): Linter.LintMessage[] {
  return messages.flatMap((message) => {
    const { ruleId } = message;
    if (ruleId !== null) return ids.has(ruleId) ? [message] : [];
    if (message.fatal === true || !isAboutOwn(message)) return [];
    // ESLint can remove directives only from JavaScript.
    return [{ ...message, fix: undefined }];
  });
}

/** Drops messages about directives that only name keyfence's rules: they are reported for the whole text. */
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

/** Turns off every rule but keyfence's in the configuration that it is merged into. */
export const othersOff: Linter.RulesRecord = new Proxy<Linter.RulesRecord>(
  {},
  {
    has: (_, id) => typeof id === 'string' && !isOwnRule(id),
    get: (_, id) => (typeof id === 'string' && !isOwnRule(id) ? 'off' : undefined),
  },
);
