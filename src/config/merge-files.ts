import { DEFAULT_PATTERNS, DEFAULT_TEMPLATES } from './config-defaults.ts';
import type { ConfigFile, PatternEntry, RuleEntries, RuleEntry } from './config-file.ts';
import { REST } from './rest.ts';

/** The default lists. */
const DEFAULTS: ConfigFile = {
  ignore: [],
  unscannable: [],
  gitignore: { patterns: DEFAULT_PATTERNS, templates: DEFAULT_TEMPLATES },
};

/**
 * Merges several files: later ones take precedence. A list replaces the one before it, whose place {@link REST}
 * takes; overrides, patterns and allowed findings are added.
 */
export function mergeFiles(files: readonly ConfigFile[]): ConfigFile {
  return files.reduce<ConfigFile>(mergeTwo, DEFAULTS);
}

function mergeTwo(before: ConfigFile, file: ConfigFile): ConfigFile {
  // The files include those that are extended.
  const entries = Object.entries(file).filter(([name]) => name !== 'extends');
  const own = Object.fromEntries(entries) as ConfigFile;
  return {
    ...before,
    ...own,
    ignore: mergeLists(before.ignore, own.ignore),
    unscannable: mergeLists(before.unscannable, own.unscannable),
    gitignore: {
      patterns: mergeLists(before.gitignore?.patterns, own.gitignore?.patterns),
      templates: mergeLists(before.gitignore?.templates, own.gitignore?.templates),
    },
    rules: mergeRules(before.rules, own.rules),
    allow: [...(before.allow ?? []), ...(own.allow ?? [])],
    patterns: mergePatterns(before.patterns, own.patterns),
    overrides: [...(before.overrides ?? []), ...(own.overrides ?? [])],
  };
}

function mergeLists(before: readonly string[] = [], own: readonly string[] = before): string[] {
  return [...new Set(own.flatMap((entry) => (entry === REST ? before : [entry])))];
}

/** A pattern replaces an earlier one with the same id. */
function mergePatterns(
  before: readonly PatternEntry[] = [],
  own: readonly PatternEntry[] = [],
): PatternEntry[] {
  const name = (entry: PatternEntry): string => (typeof entry === 'string' ? entry : entry.id);
  return [...new Map([...before, ...own].map((entry) => [name(entry), entry])).values()];
}

/** Options that are not mentioned stay. */
function mergeRules(before: RuleEntries = {}, own: RuleEntries = {}): RuleEntries {
  const merged = Object.entries(own).map(([id, entry]) => {
    const [severity, options] = toPair(entry);
    const inherited = before[id] === undefined ? {} : toPair(before[id])[1];
    return [id, [severity, { ...inherited, ...options }]] as const;
  });
  return { ...before, ...Object.fromEntries(merged) };
}

function toPair(entry: RuleEntry): Exclude<RuleEntry, string> {
  return typeof entry === 'string' ? [entry] : entry;
}
