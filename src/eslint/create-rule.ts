import { RuleCreator } from '@typescript-eslint/utils/eslint-utils';

// The package brings its documentation along.
const urlOf = (rule: string): string => `https://unpkg.com/keyfence/docs/rules/${rule}.md`;

/** What a rule says in its documentation beside the description. */
export interface RuleDocs {
  readonly description: string;
  readonly recommended: boolean;
}

/** Makes a rule of the plugin, with the address of its documentation. */
export const createRule: ReturnType<typeof RuleCreator<RuleDocs>> = RuleCreator<RuleDocs>(urlOf);
