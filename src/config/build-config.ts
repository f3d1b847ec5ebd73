import { posix } from 'node:path';
import { ConfigError } from '../errors/errors.ts';
import { locateInRepository, type ConfigHome } from './config-location.ts';
import type { ConfigFile } from './config-file.ts';
import { makeConfig, type Config } from './config.ts';
import type { FoundConfig } from './find-config.ts';
import { noteLoadedPatterns } from './loaded-patterns.ts';
import { mergeFiles } from './merge-files.ts';
import { readLayers, type Layer } from './read-layers.ts';

/** Settings that apply to the repository as a whole. */
const ONLY_AT_TOP = ['agents', 'allow', 'baseline', 'gitignore', 'trust'] as const;

/** The files of the configuration at the top. @throws ConfigError */
export function readTopLayers(found: FoundConfig | undefined, home: ConfigHome): Layer[] {
  if (!found) return [];
  const { name, path } = found;
  if ('text' in found) return readLayers(locateInRepository(path, found, home));
  return readLayers(locateInRepository(path, { name, text: '' }, home), found.value);
}

/** For files from {@link readTopLayers}. @throws ConfigError for an unknown rule */
export function makeLayeredConfig(layers: readonly Layer[]): Config {
  const source = layers.at(-1)?.name;
  if (source === undefined) return makeConfig({});
  try {
    const config = makeConfig(mergeFiles(layers.map(({ file }) => file)));
    noteLoadedPatterns(config.patterns);
    return { ...config, source };
  } catch (cause) {
    if (!(cause instanceof ConfigError)) throw cause;
    throw new ConfigError(`${source}: ${cause.message}`, { cause });
  }
}

/**
 * The configuration with those of nested directories.
 * @param paths of their files, from the top
 * @throws ConfigError when one cannot be read or does not follow the schema
 */
export function addNested(config: Config, paths: readonly string[], home: ConfigHome): Config {
  const nested = paths.flatMap((path): [string, Config][] => {
    const layers = readNestedLayers(path, home);
    if (!layers) return [];
    const { agents, gitignore, allow, trust, baseline } = config;
    const own = makeLayeredConfig(layers);
    return [
      [
        posix.dirname(path),
        { ...own, agents, gitignore, allow, baseline, ...(trust === undefined ? {} : { trust }) },
      ],
    ];
  });
  return nested.length === 0 ? config : { ...config, nested: new Map(nested) };
}

/** @returns `undefined` if there is no such file */
export function readNestedLayers(path: string, home: ConfigHome): Layer[] | undefined {
  const file = home.read(path);
  if (!file) return undefined;
  const layers = readLayers(locateInRepository(path, file, home));
  refuseGlobals(layers.at(-1));
  return layers;
}

function refuseGlobals(layer: Layer | undefined): void {
  const key = ONLY_AT_TOP.find((name) => layer?.file[name as keyof ConfigFile] !== undefined);
  if (layer && key !== undefined) {
    throw new ConfigError(
      `${layer.name}: "${key}" is about the whole repository; set it in the configuration at its top`,
    );
  }
}
