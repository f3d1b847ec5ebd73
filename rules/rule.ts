/**
 * Severity of a finding: `error` blocks, `warn` is reported and counts against `--max-warnings`, `info` is
 * reported, except by hooks and ESLint, and never makes a scan fail.
 */
export type Severity = 'error' | 'warn' | 'info';

/** The description of a rule, which `keyfence explain`, the reports and the docs print. */
export interface RuleInfo<Id extends string = string> {
  /** The id in configuration, comments and reports: the name of its file. */
  readonly id: Id;
  /** One line, as the headline of a finding. */
  readonly title: string;
  /** One line without a period, as ESLint describes its rules: "disallow …" or "require …". */
  readonly description: string;
  /** What it finds, in Markdown without a period, as the README lists it. */
  readonly finds: string;
  /** Why it is forbidden. */
  readonly why: string;
  /** What to do about a finding, in the imperative. */
  readonly remedy: string;
  /**
   * What to do if it has not leaked, because it was neither committed nor pushed: in the imperative, without
   * a period, short enough for a line of the next steps.
   */
  readonly step: string;
  /** URL of the source. */
  readonly reference: string;
  /** Default severity; `error` if absent. */
  readonly severity?: Severity;
}

/** A span of a text that breaks a rule. Offsets are UTF-16 units; `end` is exclusive. */
export interface Match {
  readonly start: number;
  readonly end: number;
  /** Location of the secret, if it is elsewhere. The finding is dropped if the secret is found there. */
  readonly about?: { readonly start: number; readonly end: number };
  /** Whether it is a secret only because of its name, and does not have the rule's form. */
  readonly isLoose?: boolean;
  /** Replaces the rule's title, if a rule finds several kinds. */
  readonly title?: string;
  /** Replaces the rule's remedy, if it depends on the kind. */
  readonly remedy?: string;
  /** Replaces the rule's default severity. A severity in the configuration can lower it, never raise it. */
  readonly severity?: Severity;
}

/** The context in which a text rule searches a text. */
export interface TextContext {
  /** `/`-separated; determines the format. Empty for a text without a file (a commit message). */
  readonly path: string;
  /** The rule's options from the configuration. */
  readonly options: Readonly<Record<string, unknown>>;
  /** Called by a rule with {@link TextRule.isNear} if it looked further than {@link NEAR}. */
  readonly noteFar?: (() => void) | undefined;
  /** Of the text in Latin-1, where they are at hand. */
  readonly bytes?: Uint8Array | undefined;
}

/** In characters, besides the rest of the lines on both sides. */
export const NEAR = 512;

/** A text and the path of its file. A plain string has no path. */
export type TextExample = string | { readonly path: string; readonly text: string };

/** A string that a text has to contain, or a pattern that has to match it. */
export type Prefilter = string | RegExp;

/** Forbids something in the content of files. */
export interface TextRule<Id extends string = string> extends RuleInfo<Id> {
  readonly kind: 'text';
  /** Dropped if a rule that knows more about the same secret finds it too. */
  readonly generic?: boolean;
  /** The prefix of all keys of the vendor; it is shown in the redacted form. */
  readonly prefix?: string;
  /** The environment variable that the vendor's libraries read a key with that prefix from. */
  readonly nameVariable?: (key: string) => string;
  /** Whether a match is a secret, to be redacted; `true` by default. */
  readonly holdsSecret?: boolean;
  /**
   * Whether a match depends only on text that is at most {@link NEAR} away, or else the rule calls {@link
   * TextContext.noteFar}. If absent, comparing the versions of a file saves nothing for this rule.
   */
  readonly isNear?: boolean;
  /** Whether a match may begin far from what the prefilter matches. */
  readonly beginsAnywhere?: boolean;
  /** Whether the ESLint plugin has the rule too; `true` by default. */
  readonly inEslint?: boolean;
  /** JSON Schema of the options, with their defaults. */
  readonly options: Readonly<Record<string, OptionSchema>>;
  /**
   * Matches every text in which the rule finds anything under the default options, also if its bytes are read
   * as Latin-1. A pattern without the flags `g` and `y`. If absent, every text is searched, and the hook has
   * no fast path.
   */
  readonly prefilter?: Prefilter;
  /** The prefilter for what only other than the default options let the rule find. */
  readonly optionsPrefilter?: (text: string, options: TextContext['options']) => boolean;
  /** All matches, in order of `start`. Linear in the length of any text. */
  readonly find: (text: string, context: TextContext) => Match[];
  readonly examples: {
    /** Each is exactly one finding. */
    readonly leaks: readonly TextExample[];
    readonly clean: readonly TextExample[];
  };
}

/** The patterns of the configuration's `gitignore` section, ready for lookups. */
export interface SecretFilePatterns {
  /** The first required pattern that the path matches. */
  readonly match: (path: string) => string | undefined;
  /** Whether the file's name is that of a template, which may be committed. */
  readonly isTemplate: (path: string) => boolean;
}

/** Forbids a file by its path. */
export interface PathRule<Id extends string = string> extends RuleInfo<Id> {
  readonly kind: 'path';
  /**
   * Matches every path that the rule forbids; `patterns` stands for the configured ones. If absent, the hook
   * has no fast path.
   */
  readonly prefilter?: RegExp | 'patterns';
  /** @param content in Latin-1; if absent, the worst is assumed */
  readonly check: (
    path: string,
    patterns: SecretFilePatterns,
    content?: string,
  ) => Severity | undefined;
  readonly examples: { readonly leaks: readonly string[]; readonly clean: readonly string[] };
}

/** Forbids a state of the whole repository; `src/gitignore` checks it, with git. */
export interface RepositoryRule<Id extends string = string> extends RuleInfo<Id> {
  readonly kind: 'repository';
  /** Contents of the `.gitignore` at the top of a repository. */
  readonly examples: { readonly leaks: readonly string[]; readonly clean: readonly string[] };
}

/** Forbids something about a range of commits as a whole; `src/range` checks it. */
export interface ChangeRule<Id extends string = string> extends RuleInfo<Id> {
  readonly kind: 'change';
  /** In words. */
  readonly examples: { readonly leaks: readonly string[]; readonly clean: readonly string[] };
}

/** Stands for the rules that are made from configured patterns; each of these is a text rule. */
export interface PatternsRule<Id extends string = string> extends RuleInfo<Id> {
  readonly kind: 'patterns';
  /** In words. */
  readonly examples: { readonly leaks: readonly string[]; readonly clean: readonly string[] };
}

export type Rule = TextRule | PathRule | RepositoryRule | ChangeRule | PatternsRule;

/** One option: its JSON Schema, whose `default` is the default. */
export interface OptionSchema {
  readonly type: 'array' | 'integer' | 'boolean';
  readonly description: string;
  readonly default: readonly string[] | number | boolean;
  readonly items?: {
    readonly type: 'string';
    readonly minLength?: number;
    readonly maxLength?: number;
  };
  readonly uniqueItems?: boolean;
  readonly minimum?: number;
}

/** Checks the type of a rule, so that its file needs no annotations. */
export function defineRule<R extends Rule>(rule: R): R {
  return rule;
}
