import { RuleCreator } from '@typescript-eslint/utils/eslint-utils';
import { getRulePage } from '../../rules/rule-page.ts';

/** What a rule says in its documentation beside the description. */
export interface RuleDocs {
  readonly description: string;
  readonly recommended: boolean;
}

/** Makes a rule of the plugin, with the address of its documentation. */
export const createRule: ReturnType<typeof RuleCreator<RuleDocs>> =
  RuleCreator<RuleDocs>(getRulePage);
