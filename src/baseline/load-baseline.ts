import type { Config } from '../config/config.ts';
import type { ReadSettings } from '../config/settings/read-settings.ts';
import type { Baseline } from './baseline.ts';
import { readBaselineText } from './read-baseline-text.ts';

/**
 * The baseline of a repository.
 * @param root top of the repository
 * @param read for files that are not those of the work tree
 * @returns `undefined` if there is none
 * @throws ConfigError when it cannot be read or is invalid
 */
export async function loadBaseline(
  root: string,
  config: Pick<Config, 'baseline'>,
  read?: ReadSettings,
): Promise<Baseline | undefined> {
  const text = readBaselineText(root, config, read);
  if (text === undefined) return undefined;
  // Loaded here, because repositories without a baseline need not wait for it.
  const { parseBaseline } = await import('./baseline-lines.ts');
  return parseBaseline(text, config.baseline);
}
