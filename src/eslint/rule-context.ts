import type { TSESLint } from '@typescript-eslint/utils';

/** What ESLint hands to a rule, whichever language the file is in. */
export type RuleContext = Readonly<TSESLint.RuleContext<string, readonly unknown[]>>;
