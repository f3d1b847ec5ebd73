import type { TSESLint } from '@typescript-eslint/utils';

/** The context that ESLint passes to a rule, in any language. */
export type RuleContext = Readonly<TSESLint.RuleContext<string, readonly unknown[]>>;
