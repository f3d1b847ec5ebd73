import { rules } from '../../rules/index.ts';
import type { Rule, Severity } from '../../rules/rule.ts';
import { DEFAULT_BASELINE, DEFAULT_PATTERNS, DEFAULT_TEMPLATES } from './config-defaults.ts';
import type { Trust } from './trust.ts';

/** What a rule is set to. */
export interface RuleSetting {
  readonly severity: Severity | 'off';
  /** Whether the configuration names the severity, so that it is not the default. */
  readonly isConfigured?: boolean;
  readonly options: Readonly<Record<string, unknown>>;
}

/** The configuration with every default filled in. */
export interface Config {
  /** Globs of paths that are not scanned. */
  readonly ignore: readonly string[];
  readonly rules: ReadonlyMap<string, RuleSetting>;
  readonly gitignore: {
    readonly patterns: readonly string[];
    readonly templates: readonly string[];
  };
  /** Whether the allow comments of other scanners count. */
  readonly foreignAllow: boolean;
  /** Globs of archives that need not be opened to their end. */
  readonly unscannable: readonly string[];
  /** Whether what cannot be opened is only told or an error. */
  readonly unopened: 'warn' | 'error';
  /** Whether what a range of commits allows itself counts; otherwise where it comes from decides. */
  readonly trust?: Trust;
  /** Path of the baseline, relative to the top of the repository, `/`-separated. */
  readonly baseline: string;
}

/** The configuration as a user writes it; every part may be left out. */
export interface ConfigFile {
  readonly $schema?: string;
  readonly ignore?: readonly string[];
  readonly rules?: Readonly<Record<string, RuleEntry>>;
  readonly gitignore?: {
    readonly patterns?: readonly string[];
    readonly templates?: readonly string[];
  };
  readonly foreignAllow?: boolean;
  readonly unscannable?: readonly string[];
  readonly unopened?: 'warn' | 'error';
  readonly trust?: Trust;
  readonly baseline?: string;
}

type RuleEntry = Severity | 'off' | readonly [Severity | 'off', Readonly<Record<string, unknown>>?];

/** Fills in the defaults. */
export function makeConfig(file: ConfigFile): Config {
  return {
    ignore: file.ignore ?? [],
    rules: new Map(rules.map((rule) => [rule.id, makeSetting(rule, file.rules?.[rule.id])])),
    gitignore: {
      patterns: file.gitignore?.patterns ?? DEFAULT_PATTERNS,
      templates: file.gitignore?.templates ?? DEFAULT_TEMPLATES,
    },
    foreignAllow: file.foreignAllow ?? true,
    unscannable: file.unscannable ?? [],
    unopened: file.unopened ?? 'warn',
    baseline: file.baseline ?? DEFAULT_BASELINE,
    ...(file.trust && { trust: file.trust }),
  };
}

function makeSetting(rule: Rule, entry: RuleEntry | undefined): RuleSetting {
  const [severity, options] = typeof entry === 'string' ? [entry] : (entry ?? []);
  const schema = rule.kind === 'text' ? Object.entries(rule.options) : [];
  const defaults = Object.fromEntries(schema.map(([name, option]) => [name, option.default]));
  return {
    severity: severity ?? rule.severity ?? 'error',
    options: { ...defaults, ...options },
    ...(severity !== undefined && { isConfigured: true }),
  };
}
