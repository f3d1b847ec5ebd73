import { existsSync } from 'node:fs';
import { isAbsolute } from 'node:path';
import { rules } from '../../rules/index.ts';
import type { Rule } from '../../rules/rule.ts';
import { configFor, isIgnored as isLeftOut } from '../config/config-for.ts';
import type { Config, RuleSetting } from '../config/config.ts';
import { toGitPath } from '../files/git-path.ts';
import { makeAllowOptionFilter } from '../filters/allow-option.ts';
import { makeConfigAllowFilter } from '../filters/config-allow.ts';
import { applyFilters } from '../filters/filter.ts';
import { makeForeignAllowFilter } from '../filters/foreign-allow.ts';
import { makeInlineAllowFilter } from '../filters/inline-allow.ts';
import type { Finding } from '../finding/finding.ts';
import { findRoot } from '../git/find-root.ts';
import { isIgnored } from '../git/is-ignored.ts';
import { makeFindings } from '../match/make-findings.ts';
import { Locator } from '../text/locator.ts';
import type { Span } from '../text/span.ts';
import { findMatches, type FoundMatch } from './find-matches.ts';
import { isProgram } from './is-program.ts';
import { loadBaselineFilterNow } from './load-baseline-filter-now.ts';
import { loadConfigFor, loadConfigNow } from './load-config-now.ts';
import { makeSuggester } from './make-suggester.ts';
import type { RuleContext } from './rule-context.ts';
import { isRuleName, PATTERNS_RULE, type LintedRule } from './rule-names.ts';
import { dropRepeated } from './text/drop-repeated.ts';
import { noteSeen } from './text/note-seen.ts';
import { noteOwnRule } from './text/own-rules.ts';
import type { Replacement } from './tree/suggest-environment.ts';

/** A finding, where to report it and what may replace it. Offsets are those of the source code's text. */
export interface Reported {
  readonly finding: Finding;
  readonly span: Span;
  readonly replacement?: Replacement;
}

/**
 * One file, checked by all enabled rules together, so that a secret is reported once whichever rules these are:
 * ESLint creates every rule before the first of them sees a node.
 */
export class Inspection {
  static readonly #open: WeakMap<object, Inspection> = new WeakMap<object, Inspection>();

  readonly #context: RuleContext;
  readonly #settings: Map<string, RuleSetting> = new Map<string, RuleSetting>();
  readonly #unread: Set<string> = new Set<string>();
  readonly #refused: Set<string> = new Set<string>();
  #found: readonly Reported[] | undefined;

  /** The inspection of the file that a rule is created for. */
  static join(rule: LintedRule, context: RuleContext): Inspection {
    const { sourceCode } = context;
    noteOwnRule(context.id);
    const open = Inspection.#open.get(sourceCode) ?? new Inspection(context);
    Inspection.#open.set(sourceCode, open);
    open.#add(rule, context);
    return open;
  }

  private constructor(context: RuleContext) {
    this.#context = context;
  }

  /**
   * The findings for a rule. To be called once by each rule that joined, when all have.
   * @throws ConfigError when the repository's configuration or its baseline is invalid
   */
  read(rule: LintedRule): readonly Reported[] {
    this.#found ??= this.#inspect();
    this.#unread.delete(rule.id);
    // The same source code may be linted again with other rules.
    if (this.#unread.size === 0) Inspection.#open.delete(this.#context.sourceCode);
    return this.#found.filter(({ finding }) => nameRule(finding) === rule.id);
  }

  /**
   * Why something in the file is not decoded. Each reason is given once, to the rule that asks first.
   * @throws ConfigError as {@link read} does
   */
  readRefused(): readonly string[] {
    this.#found ??= this.#inspect();
    const refused = [...this.#refused];
    this.#refused.clear();
    return refused;
  }

  #add(rule: LintedRule, context: RuleContext): void {
    const options = context.options[0] as RuleSetting['options'] | undefined;
    this.#unread.add(rule.id);
    this.#settings.set(rule.id, { severity: 'error', options: options ?? {} });
  }

  #inspect(): Reported[] {
    noteSeen(this.#context);
    const { cwd } = this.#context;
    const repository = findRoot(cwd);
    const root = repository ?? cwd;
    const { physicalFilename } = this.#context;
    // Text without a file is called `<text>`.
    const isFile = isAbsolute(physicalFilename);
    const path = isFile ? toGitPath(root, physicalFilename) : physicalFilename;
    const loaded = isFile ? loadConfigFor(root, path) : loadConfigNow(root);
    if (isLeftOut(loaded, path)) return [];
    const config = this.#configure(configFor(loaded, path));

    const { sourceCode } = this.#context;
    const { text } = sourceCode;
    const hasTree = isProgram(this.#context);
    const find = (rules: Config): FoundMatch[] =>
      findMatches(sourceCode, path, rules, hasTree, (reason) => this.#refused.add(reason));
    let matches = find(config);
    const holdsSecret = this.#refused.size > 0 || matches.some(({ value }) => value !== undefined);
    // A secret may be in an ignored file, which is what a `.env` is for. A text that only has the name of such
    // a file may end up anywhere.
    const isOnDisk = holdsSecret && isFile && existsSync(physicalFilename);
    if (isOnDisk && repository !== undefined && isIgnored(path, repository)) {
      this.#refused.clear();
      matches = find(allowSecrets(config));
      this.#refused.clear();
    }
    matches = dropRepeated(this.#context, matches);
    if (matches.length === 0) return [];
    const locator = new Locator(text);
    const found = makeFindings(matches, path, config).map((finding, index) => {
      const { start, end } = matches[index] ?? { start: 0, end: 0 };
      return { ...finding, region: locator.locate(start, end) };
    });
    const filters = [
      makeAllowOptionFilter(config),
      makeConfigAllowFilter(config),
      makeInlineAllowFilter(text, locator),
    ];
    if (config.foreignAllow) filters.push(makeForeignAllowFilter(text, locator));
    filters.push(loadBaselineFilterNow(root));
    const kept = new Set(applyFilters(found, filters).kept);
    const suggest = hasTree ? makeSuggester(this.#context) : undefined;
    return found.flatMap((finding, index) => {
      const match = matches[index];
      // A rule has one severity in ESLint, and none like `info`.
      if (!match || !kept.has(finding) || finding.severity === 'info') return [];
      const replacement = suggest?.(match);
      return [{ finding, span: match, ...(replacement ? { replacement } : {}) }];
    });
  }

  /**
   * The repository's configuration for the file, with the rules that ESLint enables, and with the options given
   * there. A rule that either turns off is off.
   */
  #configure(config: Config): Config {
    const patterns = new Set(config.patterns.map(({ id }) => id));
    const settings = [...config.rules].map(([id, own]): [string, RuleSetting] => {
      const given = this.#settings.get(patterns.has(id) ? PATTERNS_RULE.id : id);
      const options = { ...own.options, ...given?.options };
      const severity = own.severity === 'off' ? 'off' : (given?.severity ?? 'off');
      return [id, { severity, options }];
    });
    return { ...config, rules: new Map(settings) };
  }
}

/** The rule of the plugin that reports a finding. */
function nameRule({ rule }: Finding): string {
  return isRuleName(rule) ? rule : PATTERNS_RULE.id;
}

/** The configuration without the rules about secrets. */
function allowSecrets(config: Config): Config {
  const others = new Set<string>(rules.filter((rule) => !isAboutSecrets(rule)).map(({ id }) => id));
  const settings = [...config.rules].map(([id, setting]): [string, RuleSetting] => [
    id,
    others.has(id) ? setting : { ...setting, severity: 'off' },
  ]);
  return { ...config, rules: new Map(settings) };
}

function isAboutSecrets(rule: Rule): boolean {
  return rule.kind === 'text' && rule.holdsSecret !== false;
}
