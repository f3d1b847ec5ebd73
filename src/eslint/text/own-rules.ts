import type { Linter } from 'eslint';

const OWN = /\/(?:gitignore-coverage|no-hardcoded-api-key|no-public-env-key|no-xai-key)$/;

/** Names of our rules as projects call them, with whatever name they have given the plugin. */
const ids = new Set<string>();

/** To be told by each of our rules when it is created. */
export function noteOwnRule(id: string): void {
  ids.add(id);
}

export function isOwnRule(id: string): boolean {
  return OWN.test(id);
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

function isAboutOwn({ message }: Linter.LintMessage): boolean {
  return [...message.matchAll(/'([^']*)'/g)].some(([, id]) => ids.has(id ?? ''));
}

/** Switches off, in whatever configuration it is merged into, every rule but ours. */
export const othersOff: Linter.RulesRecord = new Proxy<Linter.RulesRecord>(
  {},
  {
    has: (_, id) => typeof id === 'string' && !isOwnRule(id),
    get: (_, id) => (typeof id === 'string' && !isOwnRule(id) ? 'off' : undefined),
  },
);
