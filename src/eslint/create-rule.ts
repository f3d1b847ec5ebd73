import { RuleCreator } from '@typescript-eslint/utils/eslint-utils';
import { getRulePage } from '../../rules/rule-page.ts';

/** The documentation of a rule besides its description. */
export interface RuleDocs {
  readonly description: string;
  readonly recommended: boolean;
}

/** Makes a rule of the plugin, with the URL of its documentation. */
export const createRule: ReturnType<typeof RuleCreator<RuleDocs>> =
  RuleCreator<RuleDocs>(getRulePage);
