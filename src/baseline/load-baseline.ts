import type { Config } from '../config/config.ts';
import type { ReadSettings } from '../config/settings/read-settings.ts';
import type { Baseline } from './baseline.ts';
import { readBaselineText } from './read-baseline-text.ts';

/**
 * The baseline of a repository.
 * @param root top of the repository
 * @param read in place of the files of its work tree
 * @returns `undefined` where there is none: then nothing is accepted
 * @throws ConfigError when it cannot be read or is no baseline
 */
export async function loadBaseline(
  root: string,
  config: Pick<Config, 'baseline'>,
  read?: ReadSettings,
): Promise<Baseline | undefined> {
  const text = readBaselineText(root, config, read);
  if (text === undefined) return undefined;
  // Loaded here because a repository without a baseline need not wait for it.
  const { parseBaseline } = await import('./baseline-lines.ts');
  return parseBaseline(text, config.baseline);
}
