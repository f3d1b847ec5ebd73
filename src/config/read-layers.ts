import { ConfigError } from '../errors/errors.ts';
import type { ConfigLocation } from './config-location.ts';
import type { ConfigFile } from './config-file.ts';
import { parseConfig } from './parse-config.ts';
import { validateConfig } from './validate-config.ts';

/** A file that is part of a configuration. */
export interface Layer {
  /** Of the file, for people. */
  readonly name: string;
  readonly file: ConfigFile;
}

/** A limit, because each file may extend several. */
const MOST_LAYERS = 100;

/**
 * A configuration file and all that it extends; later ones take precedence.
 * @param value of the file, if that is not its text
 * @throws ConfigError when one cannot be read, does not follow the schema, or extends itself
 */
export function readLayers(location: ConfigLocation, value?: unknown): Layer[] {
  const layers: Layer[] = [];
  const add = (at: ConfigLocation, above: readonly ConfigLocation[], content: unknown): void => {
    const file = validateConfig(at.name, content);
    const chain = [...above, at];
    for (const entry of listExtended(file)) {
      const next = at.follow(entry);
      if (chain.some(({ id }) => id === next.id)) {
        const names = [...chain, next].map(({ name }) => name).join(' extends ');
        throw new ConfigError(`${names}, which is circular`);
      }
      add(next, chain, parseConfig(next.text, next.name));
    }
    layers.push({ name: at.name, file });
    if (layers.length > MOST_LAYERS) {
      throw new ConfigError(`${location.name} extends more than ${MOST_LAYERS} files`);
    }
  };
  add(location, [], value ?? parseConfig(location.text, location.name));
  return layers;
}

function listExtended({ extends: entries = [] }: ConfigFile): readonly string[] {
  return typeof entries === 'string' ? [entries] : entries;
}
