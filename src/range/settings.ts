import type { Baseline } from '../baseline/baseline.ts';
import { loadBaseline } from '../baseline/load-baseline.ts';
import { makeConfig, type Config } from '../config/config.ts';
import { loadConfig } from '../config/load-config.ts';
import type { ReadSettings } from '../config/settings/read-settings.ts';
import { CONFIG_NAME, SETTINGS_FILES } from '../config/settings/settings-files.ts';
import { ConfigError } from '../errors/errors.ts';
import type { Repository } from '../git/repository.ts';

/** What decides which findings count, beside comments. */
export interface Settings {
  readonly config: Config;
  readonly baseline: Baseline | undefined;
}

/** Where nothing was there before: every default, and nothing is accepted. */
export const NO_SETTINGS: Settings = { config: makeConfig({}), baseline: undefined };

/** Whether it let changes allow themselves cannot be told either. */
const UNREADABLE_CONFIG: Config = { ...NO_SETTINGS.config, trust: 'base' };

/**
 * The settings that a commit has at the top of its tree.
 * @param given the configuration that is taken in place of the repository's own
 * @param own path of the file that is read in place of `keyfence.config.json`
 * @throws GitError
 */
export async function readSettingsAt(
  commit: string,
  repository: Repository,
  given?: Config,
  own?: string,
): Promise<Settings> {
  const names = own === undefined ? SETTINGS_FILES : [own];
  const files = await repository.readFilesAt(commit, names);
  const read: ReadSettings = (path) => {
    if (own !== undefined && path !== CONFIG_NAME) return undefined;
    return toText(files, own ?? path);
  };
  const { root } = repository;
  const config = given ?? (await orNothing(loadConfig(root, undefined, read))) ?? UNREADABLE_CONFIG;
  const more = await repository.readFilesAt(commit, [config.baseline]);
  const baseline = await orNothing(loadBaseline(root, config, (path) => toText(more, path)));
  return { config, baseline };
}

function toText(
  files: ReadonlyMap<string, Buffer>,
  path: string,
): { text: string; name: string } | undefined {
  const bytes = files.get(path);
  return bytes && { text: bytes.toString(), name: path };
}

/** What could not be read then allowed nothing then: the strictest answer, and nobody can fix a commit. */
async function orNothing<T>(loading: Promise<T>): Promise<T | undefined> {
  try {
    return await loading;
  } catch (cause) {
    if (cause instanceof ConfigError) return undefined;
    throw cause;
  }
}
