import { posix } from 'node:path';
import noConfiguredSecret from '../../rules/no-configured-secret.ts';
import { makeIgnoreMatcher, makeMatcher } from '../globs/glob.ts';
import { addNested, makeLayeredConfig, readNestedLayers, readTopLayers } from './build-config.ts';
import { configFor, findNearest, isIgnored } from './config-for.ts';
import type { ConfigFile, RuleEntries } from './config-file.ts';
import type { ConfigHome } from './config-location.ts';
import type { Config } from './config.ts';
import type { FoundConfig } from './find-config.ts';
import type { Layer } from './read-layers.ts';
import { REST } from './rest.ts';

/** A setting, and where its value comes from. */
export interface Explained {
  /** `no-xai-key`, `no-hardcoded-api-key.minLength`, `gitignore.patterns` */
  readonly name: string;
  readonly value: unknown;
  /** `default`, or a file and the location in it. */
  readonly from: string;
}

/** The configuration of one file. */
export interface Explanation {
  /** The files that the configuration comes from, the most important first. */
  readonly files: readonly string[];
  /** The glob that ignores the file, if one does. */
  readonly ignoredBy?: string;
  readonly rules: readonly Explained[];
  readonly settings: readonly Explained[];
}

/** Settings of the nearest configuration, and of the one at the top. */
const NEAREST = ['ignore', 'unscannable', 'foreignAllow', 'unopened'] as const;
const AT_TOP = [
  'gitignore.patterns',
  'gitignore.templates',
  'allow',
  'baseline',
  'trust',
  'agents.secretFiles',
] as const;

const DEFAULT = 'default';

/**
 * The configuration of a file, with the origin of each value.
 * @param path from the top, `/`-separated
 * @param nested paths of the configuration files below the top
 * @throws ConfigError
 */
export function explainConfig(
  path: string,
  found: FoundConfig | undefined,
  nested: readonly string[],
  home: ConfigHome,
): Explanation {
  const top = readTopLayers(found, home);
  const config = addNested(makeLayeredConfig(top), nested, home);
  const { nearest, inner } = findNearest(config, path);
  const own = nested.find((file) => config.nested?.get(posix.dirname(file)) === nearest);
  const layers = own === undefined ? top : (readNestedLayers(own, home) ?? []);
  const applied = configFor(config, path);
  const ignoredBy = nearest.ignore.find((glob) => makeIgnoreMatcher([glob])(inner));
  return {
    files: layers.map(({ name }) => name).reverse(),
    ...(isIgnored(config, path) && ignoredBy !== undefined && { ignoredBy }),
    rules: explainRules(applied, layers, inner),
    settings: [
      ...NEAREST.map((name) => explainSetting(name, applied, layers)),
      ...AT_TOP.map((name) => explainSetting(name, applied, top)),
    ],
  };
}

/** Entries for rules, the most important first, each with its location. */
function listEntries(
  layers: readonly Layer[],
  path: string,
): { readonly entries: RuleEntries; readonly from: string }[] {
  const overrides = layers.flatMap(({ name, file }) =>
    (file.overrides ?? []).flatMap(({ files, rules }, index) =>
      path !== '' && makeMatcher(files)(path)
        ? [{ entries: rules, from: `${name}, overrides.${index} (${files.join(', ')})` }]
        : [],
    ),
  );
  const rules = layers.map(({ name, file }) => ({ entries: file.rules ?? {}, from: name }));
  return [...overrides.reverse(), ...rules.reverse()];
}

function explainRules(config: Config, layers: readonly Layer[], path: string): Explained[] {
  const located = listEntries(layers, path);
  const patterns = new Set(config.patterns.map(({ id }) => id));
  return [...config.rules].flatMap(([id, { severity, options }]) => {
    const entries = located.flatMap((place) => {
      const all = patterns.has(id) ? place.entries[noConfiguredSecret.id] : undefined;
      const entry = place.entries[id] ?? all;
      if (entry === undefined) return [];
      const given = typeof entry === 'string' ? {} : (entry[1] ?? {});
      return [{ given, from: place.from }];
    });
    const findOption = (name: string): string =>
      entries.find(({ given }) => name in given)?.from ?? DEFAULT;
    return [
      { name: id, value: severity, from: entries[0]?.from ?? DEFAULT },
      ...Object.entries(options).map(([name, value]) => ({
        name: `${id}.${name}`,
        value,
        from: findOption(name),
      })),
    ];
  });
}

function explainSetting(
  name: (typeof NEAREST)[number] | (typeof AT_TOP)[number],
  config: Config,
  layers: readonly Layer[],
): Explained {
  const from: string[] = [];
  let goesOn = true;
  for (const { name: file, file: content } of layers.toReversed()) {
    const given = readSetting(name, content);
    if (!goesOn || given === undefined) continue;
    from.push(file);
    // Allowed values are added up; other lists replace earlier ones.
    goesOn = Array.isArray(given) && (name === 'allow' || given.includes(REST));
  }
  const isOwn = from.length > 0 && !(goesOn && name !== 'allow');
  const value = readSetting(name, config);
  return { name, value, from: [...from, ...(isOwn ? [] : [DEFAULT])].join(' and ') };
}

function readSetting(name: string, from: Config | ConfigFile): unknown {
  return name
    .split('.')
    .reduce<unknown>(
      (value, key) => (value as Readonly<Record<string, unknown>> | undefined)?.[key],
      from,
    );
}
