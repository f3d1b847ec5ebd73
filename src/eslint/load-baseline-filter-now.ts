import { parseBaseline } from '../baseline/baseline-lines.ts';
import { readBaselineText } from '../baseline/read-baseline-text.ts';
import { makeBaselineFilter } from '../filters/baseline.ts';
import type { Filter } from '../filters/filter.ts';
import { loadConfigNow } from './load-config-now.ts';
import { memoizeForOneSecond } from './memoize-for-one-second.ts';

/**
 * Suppresses what the repository with this top has accepted; synchronous, for rules.
 * @throws ConfigError when the baseline cannot be read or is invalid
 */
export const loadBaselineFilterNow: (root: string) => Filter = memoizeForOneSecond((root) => {
  const config = loadConfigNow(root);
  const text = readBaselineText(root, config);
  return makeBaselineFilter(text === undefined ? undefined : parseBaseline(text, config.baseline));
});
