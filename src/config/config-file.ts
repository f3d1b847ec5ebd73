import type { Severity } from '../../rules/rule.ts';
import type { SecretFileAccess } from './secret-file-access.ts';
import type { Trust } from './trust.ts';

/** An accepted finding. */
export interface AllowEntry {
  /** As in reports of a repository without a baseline. */
  readonly fingerprint: string;
  readonly reason: string;
  /** For people: the file and the rule. */
  readonly path?: string;
  readonly rule?: string;
}

/** The configuration as a user writes it; every part may be left out. */
export interface ConfigFile {
  readonly $schema?: string;
  readonly extends?: string | readonly string[];
  readonly ignore?: readonly string[];
  readonly rules?: RuleEntries;
  readonly overrides?: readonly {
    readonly files: readonly string[];
    readonly rules: RuleEntries;
  }[];
  readonly patterns?: readonly PatternEntry[];
  readonly gitignore?: {
    readonly patterns?: readonly string[];
    readonly templates?: readonly string[];
  };
  readonly allow?: readonly AllowEntry[];
  readonly foreignAllow?: boolean;
  readonly unscannable?: readonly string[];
  readonly unopened?: 'warn' | 'error';
  readonly trust?: Trust;
  readonly baseline?: string;
  readonly agents?: { readonly secretFiles?: SecretFileAccess };
}

/** The name of a preset, or a pattern for secrets. */
export type PatternEntry =
  | string
  | {
      readonly id: string;
      readonly title: string;
      readonly prefix: string;
      readonly alphabet: string;
      readonly length: number | readonly [number, number];
      readonly remedy: string;
      readonly examples: readonly string[];
    };

/** Severity of a rule, and options. */
export type RuleEntry =
  Severity | 'off' | readonly [Severity | 'off', Readonly<Record<string, unknown>>?];
/** By the ids of the rules. */
export type RuleEntries = Readonly<Record<string, RuleEntry>>;
