import * as registry from './registry.ts';
import type { Rule } from './rule.ts';

/** The type of every rule, with its id. */
export type RegisteredRule = (typeof registry)[keyof typeof registry];

/** Every rule, sorted by id. */
export const rules: readonly Rule[] = Object.values<Rule>(registry).sort((a, b) =>
  a.id < b.id ? -1 : 1,
);
