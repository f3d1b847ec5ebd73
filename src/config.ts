import { lstatSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { rules } from '../rules/index.ts';
import type { Rule, Severity } from '../rules/rule.ts';
import { ConfigError } from './errors.ts';

/** What a rule is set to. */
export interface RuleSetting {
  readonly severity: Severity | 'off';
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
  readonly baseline?: string;
}

type RuleEntry = Severity | 'off' | readonly [Severity | 'off', Readonly<Record<string, unknown>>?];

export const CONFIG_NAME = 'keyfence.config.json';
const PACKAGE_NAME = 'package.json';

export const DEFAULT_PATTERNS: readonly string[] = ['.env', '.env.*', '**/secrets.*'];
export const DEFAULT_TEMPLATES: readonly string[] = [
  '.env.example',
  '.env.sample',
  '.env.template',
  '.env.dist',
];
export const DEFAULT_BASELINE = '.keyfence-baseline.jsonl';

/** A configuration that nobody has checked yet. */
export interface FoundConfig {
  /** Of the file, for messages. */
  readonly name: string;
  readonly value: unknown;
}

/**
 * What a directory is configured with, not yet checked: `keyfence.config.json`, or the `keyfence` key
 * of `package.json`. `undefined` where there is neither.
 * @throws ConfigError when it cannot be read
 */
export function findConfig(directory: string): FoundConfig | undefined {
  const path = join(directory, CONFIG_NAME);
  const inPackage = readPackageKey(join(directory, PACKAGE_NAME));
  if (!isThere(path)) {
    return inPackage === undefined
      ? undefined
      : { name: `"keyfence" in ${PACKAGE_NAME}`, value: inPackage };
  }
  if (inPackage !== undefined) {
    throw new ConfigError(
      `both ${CONFIG_NAME} and "keyfence" in ${PACKAGE_NAME} configure keyfence; keep one`,
    );
  }
  return { name: CONFIG_NAME, value: parseJson(path, CONFIG_NAME) };
}

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
    baseline: file.baseline ?? DEFAULT_BASELINE,
  };
}

function makeSetting(rule: Rule, entry: RuleEntry | undefined): RuleSetting {
  const [severity, options] = typeof entry === 'string' ? [entry] : (entry ?? []);
  const schema = rule.kind === 'text' ? Object.entries(rule.options) : [];
  const defaults = Object.fromEntries(schema.map(([name, option]) => [name, option.default]));
  return { severity: severity ?? rule.severity ?? 'error', options: { ...defaults, ...options } };
}

function readPackageKey(path: string): unknown {
  if (!isThere(path)) return undefined;
  const content = parseJson(path, PACKAGE_NAME);
  return typeof content === 'object' && content !== null && 'keyfence' in content
    ? content.keyfence
    : undefined;
}

/** A link that leads to nothing is there, and cannot be read. */
function isThere(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
}

/**
 * @param name of the file, for the message
 * @throws ConfigError when the file cannot be read or is no JSON
 */
export function parseJson(path: string, name: string): unknown {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (cause) {
    throw new ConfigError(`${name} cannot be read; check its name and its permissions`, { cause });
  }
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    // Without a cause: the parser's message quotes what it stumbled over, which may be a secret.
    throw new ConfigError(`${name} is not valid JSON`);
  }
}
