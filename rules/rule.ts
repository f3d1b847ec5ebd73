/**
 * Severity of a finding: `error` blocks, `warn` is reported and counts against `--max-warnings`, `info` is
 * reported, except by hooks and ESLint, and never makes a scan fail.
 */
export type Severity = 'error' | 'warn' | 'info';

/** What every rule says about itself; `keyfence explain`, the reports and the docs print it. */
export interface RuleInfo<Id extends string = string> {
  /** The name in configuration, comments and reports: the file's own name. */
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
   * What to do before it is committed or pushed, and so has not leaked: in the imperative, without a period, so
   * short that it fits in a line of the next steps.
   */
  readonly step: string;
  /** Where the facts come from. */
  readonly reference: string;
  /** Unless the configuration says otherwise; `error` when it is left out. */
  readonly severity?: Severity;
}

/** A span of a text that breaks a rule. Offsets are UTF-16 units; `end` is exclusive. */
export interface Match {
  readonly start: number;
  readonly end: number;
  /** Where the secret stands that it is about, if elsewhere. It gives way where that is found itself. */
  readonly about?: { readonly start: number; readonly end: number };
  /** Whether it is taken for a secret for its name only, since its form is not that of the rule. */
  readonly isLoose?: boolean;
  /** Replaces the rule's title where one rule knows several kinds. */
  readonly title?: string;
  /** Replaces the rule's remedy where the kinds are fixed differently. */
  readonly remedy?: string;
  /** Replaces the rule's default severity. A severity in the configuration can lower it, never raise it. */
  readonly severity?: Severity;
}

/** What a text rule may know about the text beside the text itself. */
export interface TextContext {
  /** `/`-separated; tells the format. Empty where the text has no file (a commit message). */
  readonly path: string;
  /** The rule's options from the configuration. */
  readonly options: Readonly<Record<string, unknown>>;
}

/** A line of text and the file that it stands in. A string alone stands in a file without a name. */
export type TextExample = string | { readonly path: string; readonly text: string };

/** A string that a text has to contain, or a pattern that has to match it. */
export type Prefilter = string | RegExp;

/** Forbids something in the content of files. */
export interface TextRule<Id extends string = string> extends RuleInfo<Id> {
  readonly kind: 'text';
  /** Gives way where a rule that knows more about the same secret finds it too. */
  readonly generic?: boolean;
  /** What every key of the vendor begins with; it is shown where the rest is redacted. */
  readonly prefix?: string;
  /** The environment variable that the vendor's libraries read a key with that prefix from. */
  readonly nameVariable?: (key: string) => string;
  /** Whether a match is a secret, to be redacted; `true` when it is left out. */
  readonly holdsSecret?: boolean;
  /** Whether the ESLint plugin has the rule too; `true` when it is left out. */
  readonly inEslint?: boolean;
  /** JSON Schema of the options, with their defaults. */
  readonly options: Readonly<Record<string, OptionSchema>>;
  /**
   * What every text contains that the rule finds anything in, under the default options; bytes read as Latin-1
   * contain it too. A pattern has neither of the flags `g` and `y`. Left out, every text is searched, and the
   * hook has no fast path.
   */
  readonly prefilter?: Prefilter;
  /** Whether options other than the default ones let the rule find something in a text without that. */
  readonly optionsPrefilter?: (text: string, options: TextContext['options']) => boolean;
  /** Every place, in order of `start`. Linear in the length of the text, whatever the text is. */
  readonly find: (text: string, context: TextContext) => Match[];
  readonly examples: {
    /** Each is exactly one finding. */
    readonly leaks: readonly TextExample[];
    readonly clean: readonly TextExample[];
  };
}

/** The patterns of the configuration's `gitignore` section, ready to ask. */
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
   * What every path matches that the rule forbids: `patterns` stands for those of the configuration. Left out,
   * the hook has no fast path.
   */
  readonly prefilter?: RegExp | 'patterns';
  /** @param content in Latin-1; without it the answer is for the worst that the file may hold */
  readonly judge: (
    path: string,
    patterns: SecretFilePatterns,
    content?: string,
  ) => Severity | undefined;
  readonly examples: { readonly leaks: readonly string[]; readonly clean: readonly string[] };
}

/** Forbids a state of the whole repository; `src/gitignore` judges it, with git. */
export interface RepositoryRule<Id extends string = string> extends RuleInfo<Id> {
  readonly kind: 'repository';
  /** Contents of the `.gitignore` at the top of a repository. */
  readonly examples: { readonly leaks: readonly string[]; readonly clean: readonly string[] };
}

/** Forbids something about a range of commits as a whole; `src/trust` judges it. */
export interface ChangeRule<Id extends string = string> extends RuleInfo<Id> {
  readonly kind: 'change';
  /** In words. */
  readonly examples: { readonly leaks: readonly string[]; readonly clean: readonly string[] };
}

/** Stands for the rules that are made of the patterns of the configuration; each of these is a text rule. */
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
  readonly items?: { readonly type: 'string'; readonly minLength?: number };
  readonly uniqueItems?: boolean;
  readonly minimum?: number;
}

/** Checks a rule's type where it is written, so that its file needs no annotation inside. */
export function defineRule<R extends Rule>(rule: R): R {
  return rule;
}
