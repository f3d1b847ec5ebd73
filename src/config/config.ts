import { rules } from '../../rules/index.ts';
import noConfiguredSecret from '../../rules/no-configured-secret.ts';
import type { Pattern } from '../../rules/patterns/pattern.ts';
import type { Rule, Severity } from '../../rules/rule.ts';
import { ConfigError } from '../errors/errors.ts';
import { DEFAULT_BASELINE } from './config-defaults.ts';
import type { AllowEntry, ConfigFile, RuleEntries, RuleEntry } from './config-file.ts';
import { mergeFiles } from './merge-files.ts';
import { listPatternRules, readPattern } from './pattern-rules.ts';
import { SECRET_FILE_ACCESS, type SecretFileAccess } from './secret-file-access.ts';
import type { Trust } from './trust.ts';

export type { AllowEntry, ConfigFile } from './config-file.ts';

/** The setting of a rule. */
export interface RuleSetting {
  readonly severity: Severity | 'off';
  /** Whether the configuration sets the severity, so that it is not the default. */
  readonly isConfigured?: boolean;
  readonly options: Readonly<Record<string, unknown>>;
}

/** The change that an override makes to a rule. */
export interface RuleChange {
  readonly severity?: Severity | 'off';
  readonly options?: Readonly<Record<string, unknown>>;
}

/** Settings of rules for some files. */
export interface Override {
  /** Globs of the files, from the directory of the configuration. */
  readonly files: readonly string[];
  readonly rules: ReadonlyMap<string, RuleChange>;
}

/** The configuration with all defaults. Only `configFor` decides what applies to a file. */
export interface Config {
  /** Globs of paths that are not scanned. */
  readonly ignore: readonly string[];
  readonly rules: ReadonlyMap<string, RuleSetting>;
  /** Secrets that the configuration describes. */
  readonly patterns: readonly Pattern[];
  /** Later ones win. */
  readonly overrides: readonly Override[];
  readonly gitignore: {
    readonly patterns: readonly string[];
    readonly templates: readonly string[];
  };
  /** Findings that are accepted because no comment is possible. */
  readonly allow: readonly AllowEntry[];
  /** Whether the allow comments of other scanners count. */
  readonly foreignAllow: boolean;
  /** Globs of archives that may stay partly unopened. */
  readonly unscannable: readonly string[];
  /** Whether files that cannot be opened are a warning or an error. */
  readonly unopened: 'warn' | 'error';
  /** Whether allow comments that a range of commits adds count; if absent, the origin of the range decides. */
  readonly trust?: Trust;
  /** Path of the baseline, relative to the top of the repository, `/`-separated. */
  readonly baseline: string;
  readonly agents: {
    /** Whether coding agents may read secret files, or only without the secrets. */
    readonly secretFiles: SecretFileAccess;
  };
  /** The file that it was read from, for people; absent if all values are defaults. */
  readonly source?: string;
  /**
   * The configurations of nested directories, by path. They replace this one there, and their globs are
   * relative to the directory.
   */
  readonly nested?: ReadonlyMap<string, Config>;
  /** More globs of ignored files, from the command line, relative to the top. */
  readonly ignoreEverywhere?: readonly string[];
}

/**
 * Fills in the defaults.
 * @throws ConfigError for an unknown rule, and for `extends`, which `loadConfig` reads
 */
export function makeConfig(given: ConfigFile): Config {
  if (given.extends !== undefined) {
    throw new ConfigError('"extends" names files; load the configuration from a file, too');
  }
  const file = mergeFiles([given]);
  const patterns = (file.patterns ?? []).map(readPattern);
  refuseUnknown('rules', file.rules, [...rules, ...patterns]);
  // The others apply to the repository or a change as a whole.
  const ofFiles = rules.filter(({ kind }) => ['text', 'path', 'patterns'].includes(kind));
  for (const [index, override] of (file.overrides ?? []).entries()) {
    refuseUnknown(`overrides.${index}.rules`, override.rules, [...ofFiles, ...patterns]);
  }
  return {
    ignore: file.ignore ?? [],
    rules: new Map(
      [...rules, ...listPatternRules({ patterns })].map((rule) => [
        rule.id,
        makeSetting(rule, findEntry(file.rules, rule.id, patterns)),
      ]),
    ),
    patterns,
    overrides: (file.overrides ?? []).map((override) => ({
      files: override.files,
      rules: readChanges(override.rules, patterns),
    })),
    gitignore: {
      patterns: file.gitignore?.patterns ?? [],
      templates: file.gitignore?.templates ?? [],
    },
    allow: file.allow ?? [],
    foreignAllow: file.foreignAllow ?? true,
    unscannable: file.unscannable ?? [],
    unopened: file.unopened ?? 'warn',
    baseline: file.baseline ?? DEFAULT_BASELINE,
    agents: { secretFiles: file.agents?.secretFiles ?? SECRET_FILE_ACCESS[0] },
    ...(file.trust && { trust: file.trust }),
  };
}

/** Patterns define more ids, which are only known when all files are read. */
function refuseUnknown(
  place: string,
  entries: RuleEntries = {},
  rules: readonly { readonly id: string }[],
): void {
  const ids = rules.map(({ id }) => id);
  const unknown = Object.keys(entries).find((id) => !ids.includes(id));
  if (unknown === undefined) return;
  throw new ConfigError(`"${place}" cannot have "${unknown}"; it can have ${ids.join(', ')}`);
}

/** The setting for all patterns applies to each that has no setting of its own. */
function findEntry(
  entries: RuleEntries = {},
  id: string,
  patterns: readonly Pattern[],
): RuleEntry | undefined {
  const isPattern = patterns.some((pattern) => pattern.id === id);
  return entries[id] ?? (isPattern ? entries[noConfiguredSecret.id] : undefined);
}

function readChanges(
  entries: RuleEntries,
  patterns: readonly Pattern[],
): ReadonlyMap<string, RuleChange> {
  const ids = new Set([...Object.keys(entries), ...patterns.map(({ id }) => id)]);
  return new Map(
    [...ids].flatMap((id) => {
      const entry = findEntry(entries, id, patterns);
      return entry === undefined ? [] : [[id, readEntry(entry)] as const];
    }),
  );
}

function makeSetting(rule: Rule, entry: RuleEntry | undefined): RuleSetting {
  const schema = rule.kind === 'text' ? Object.entries(rule.options) : [];
  const options = Object.fromEntries(schema.map(([name, option]) => [name, option.default]));
  const setting: RuleSetting = { severity: rule.severity ?? 'error', options };
  return entry === undefined ? setting : changeSetting(setting, readEntry(entry));
}

function readEntry(entry: RuleEntry): RuleChange {
  const [severity, options] = typeof entry === 'string' ? [entry] : entry;
  return { severity, ...(options && { options }) };
}

/** A setting with the changes of an override. */
export function changeSetting(
  { severity, isConfigured, options }: RuleSetting,
  change: RuleChange,
): RuleSetting {
  return {
    severity: change.severity ?? severity,
    options: { ...options, ...change.options },
    ...((change.severity !== undefined || isConfigured) && { isConfigured: true }),
  };
}
