import { isDeepStrictEqual } from 'node:util';
import { findNearest } from '../config/config-for.ts';
import {
  changeSetting,
  type Config,
  type Override,
  type RuleChange,
  type RuleSetting,
} from '../config/config.ts';
import { CONFIG_NAME } from '../config/settings/settings-files.ts';
import { isWeaker } from '../match/get-severity.ts';
import type { Settings } from './settings.ts';
import { formatCount } from '../text/format-count.ts';

/** Something that is newly allowed. */
export interface Change {
  /** The file that allows it. */
  readonly path: string;
  /** `turns no-xai-key off`; without any secret. */
  readonly clause: string;
}

/** Everything that settings allow and the settings before them did not. */
export function describeChanges(before: Settings, after: Settings): Change[] {
  return [
    ...describeConfig(before.config, after.config).map((clause) => ({ path: CONFIG_NAME, clause })),
    ...describeNested(before.config, after.config),
    ...describeBaseline(before, after).map((clause) => ({ path: after.config.baseline, clause })),
  ];
}

/** Directories whose nested configuration is new, or was changed or removed. */
function describeNested(old: Config, now: Config): Change[] {
  const directories = new Set([...(old.nested?.keys() ?? []), ...(now.nested?.keys() ?? [])]);
  return [...directories].sort().flatMap((directory) => {
    const path = `${directory}/${CONFIG_NAME}`;
    const [before, after] = [findNearest(old, path).nearest, findNearest(now, path).nearest];
    return describeConfig(before, after).map((clause) => ({ path, clause }));
  });
}

function describeConfig(old: Config, now: Config): string[] {
  return [
    ...describeRules(old, now),
    ...describeOverrides(old, now),
    ...describePatterns(old, now),
    ...describeMore(
      now.allow.filter(({ fingerprint: one }) =>
        old.allow.every(({ fingerprint }) => fingerprint !== one),
      ).length,
    ),
    ...list('does not scan', added(old.ignore, now.ignore)),
    ...list('accepts unopened', added(old.unscannable, now.unscannable)),
    ...list('lets be tracked', added(old.gitignore.templates, now.gitignore.templates)),
    ...list(
      'no longer requires to be ignored',
      added(now.gitignore.patterns, old.gitignore.patterns),
    ),
    ...(now.foreignAllow && !old.foreignAllow
      ? ['counts the allow comments of other scanners']
      : []),
    ...(now.unopened === 'warn' && old.unopened === 'error'
      ? ['lets files pass that cannot be opened']
      : []),
    ...(old.trust === 'base' && now.trust !== 'base' ? ['lets changes allow themselves'] : []),
    ...(now.baseline === old.baseline ? [] : [`takes ${now.baseline} for the baseline`]),
  ];
}

function describeRules(old: Config, now: Config): string[] {
  return [...now.rules].flatMap(([id, { severity, options }]) => {
    const before = old.rules.get(id);
    return before ? describeRule(id, before, { severity, options }) : [];
  });
}

/** A rule that is off finds nothing, whatever its options. */
function describeRule(
  id: string,
  before: RuleSetting,
  { severity, options }: RuleChange,
): string[] {
  if (before.severity === 'off') return [];
  if (severity === 'off') return [`turns ${id} off`];
  const changed = Object.entries(options ?? {}).filter(
    ([name, value]) => !isDeepStrictEqual(before.options[name], value),
  );
  return [
    ...(severity !== undefined && isWeaker(severity, before.severity)
      ? [`makes ${id} ${severity === 'warn' ? 'a warning' : severity}`]
      : []),
    // An entry may be a secret.
    ...changed.map(([name]) => `changes "${name}" of ${id}`),
  ];
}

/**
 * A new override is compared with the configuration of every other file; a removed one with the configuration
 * that replaces it. What an override does not change is not reported; if only the order differs, the last one
 * counts.
 */
function describeOverrides(old: Config, now: Config): string[] {
  const isIn = (override: Override, { overrides }: Config): boolean =>
    overrides.some((other) => isDeepStrictEqual(other, override));
  const more = now.overrides.filter((override) => !isIn(override, old));
  const gone = old.overrides.filter((override) => !isIn(override, now));
  const clauses = [
    ...more.flatMap(({ files, rules }) =>
      [...rules].flatMap(([id, change]) => {
        const before = old.rules.get(id);
        const told = before ? describeRule(id, before, change) : [];
        return told.map((clause) => `${clause} in ${files.join(', ')}`);
      }),
    ),
    ...gone.flatMap(({ files, rules }) =>
      [...rules].flatMap(([id, change]) => {
        const after = now.rules.get(id);
        if (!after) return [];
        const told = describeRule(id, changeSetting(after, change), after);
        return told.map((clause) => `${clause} in ${files.join(', ')}`);
      }),
    ),
  ];
  const isReordered =
    more.length + gone.length === 0 && !isDeepStrictEqual(old.overrides, now.overrides);
  return isReordered ? ['changes the order of "overrides"'] : [...new Set(clauses)];
}

/** Patterns that are not searched for any more, or in another form. */
function describePatterns(old: Config, now: Config): string[] {
  return old.patterns.flatMap((pattern) => {
    const after = now.patterns.find(({ id }) => id === pattern.id);
    if (!after) return [`no longer looks for ${pattern.id}`];
    return isDeepStrictEqual(after, pattern) ? [] : [`changes the pattern of ${pattern.id}`];
  });
}

function describeBaseline(before: Settings, after: Settings): string[] {
  const known = new Set(before.baseline?.entries.map(({ fingerprint }) => fingerprint));
  const more = after.baseline?.entries.filter(({ fingerprint }) => !known.has(fingerprint)) ?? [];
  return describeMore(more.length);
}

function describeMore(number: number): string[] {
  return number === 0 ? [] : [`accepts ${formatCount(number, 'more finding')}`];
}

function added(before: readonly string[], after: readonly string[]): string[] {
  return after.filter((entry) => !before.includes(entry));
}

function list(what: string, entries: readonly string[]): string[] {
  return entries.map((entry) => `${what} ${entry}`);
}
