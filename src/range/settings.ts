import type { Baseline } from '../baseline/baseline.ts';
import { loadBaseline } from '../baseline/load-baseline.ts';
import { makeConfig, type Config } from '../config/config.ts';
import { loadConfig, loadConfigFrom } from '../config/load-config.ts';
import { listNestedAt, type ListNested } from '../config/settings/list-nested.ts';
import type { ReadSettings } from '../config/settings/read-settings.ts';
import { SETTINGS_FILES } from '../config/settings/settings-files.ts';
import { ConfigError } from '../errors/errors.ts';
import type { Repository } from '../git/repository.ts';

/** The settings that decide which findings count, besides comments. */
export interface Settings {
  readonly config: Config;
  readonly baseline: Baseline | undefined;
}

/** Before the first commit: all defaults, and nothing is accepted. */
export const NO_SETTINGS: Settings = { config: makeConfig({}), baseline: undefined };

/** Whether it trusted the head is unknown too. */
const UNREADABLE_CONFIG: Config = { ...NO_SETTINGS.config, trust: 'base' };

/**
 * The settings in a commit: at the top of its tree, and in nested directories.
 * @param given the configuration that replaces the repository's own
 * @param own path of the file that is read instead of `keyfence.config.json`
 * @throws GitError
 */
export async function readSettingsAt(
  commit: string,
  repository: Repository,
  given?: Config,
  own?: string,
): Promise<Settings> {
  const { root } = repository;
  const config = given ?? (await readConfigAt(commit, repository, own)) ?? UNREADABLE_CONFIG;
  const more = await repository.readFilesAt(commit, [config.baseline]);
  const baseline = await orNothing(loadBaseline(root, config, (path) => toText(more, path)));
  return { config, baseline };
}

async function readConfigAt(
  commit: string,
  repository: Repository,
  own: string | undefined,
): Promise<Config | undefined> {
  const nested = own === undefined ? await listNestedAt(commit, repository) : [];
  const files = new Map<string, Buffer | undefined>();
  let wanted = own === undefined ? [...SETTINGS_FILES, ...nested] : [own];
  for (;;) {
    const found = await repository.readFilesAt(commit, wanted);
    for (const path of wanted) files.set(path, found.get(path));
    // Before the file existed, the defaults applied.
    if (own !== undefined && files.get(own) === undefined) return NO_SETTINGS.config;
    // The files that it extends are only known once it is read.
    const missing = new Set<string>();
    const read: ReadSettings = (path) => {
      if (!files.has(path)) missing.add(path);
      return toText(files, path);
    };
    const list = (): Promise<readonly string[]> => Promise.resolve(nested);
    const config = await orNothing(loadConfigAt(repository.root, own, read, list));
    if (missing.size === 0) return config;
    wanted = [...missing];
  }
}

function loadConfigAt(
  root: string,
  own: string | undefined,
  read: ReadSettings,
  list: ListNested,
): Promise<Config> {
  if (own === undefined) return loadConfig(root, undefined, read, list);
  return loadConfigFrom(own, { root, read });
}

function toText(
  files: ReadonlyMap<string, Buffer | undefined>,
  path: string,
): { text: string; name: string } | undefined {
  const bytes = files.get(path);
  return bytes && { text: bytes.toString(), name: path };
}

/**
 * Settings that cannot be read allow nothing: that is the strictest interpretation, and nobody can fix an old
 * commit.
 */
async function orNothing<T>(loading: Promise<T>): Promise<T | undefined> {
  try {
    return await loading;
  } catch (cause) {
    if (cause instanceof ConfigError) return undefined;
    throw cause;
  }
}
