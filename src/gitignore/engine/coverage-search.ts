import { areEqual, matches, type Automaton } from './automaton.ts';
import type { BytePath } from './byte-path.ts';
import type { Names } from './byte-class-representatives.ts';
import { compileLiteral } from './compile-pattern.ts';
import { compileTemplate } from './compile-template.ts';
import { decidePath } from './decide-path.ts';
import { findGap } from './find-gap.ts';
import type { IgnoreRule } from './ignore-rule.ts';
import { findFileAbove, type KnownPaths } from './known-paths.ts';
import { LazyDfa } from './lazy-dfa.ts';
import { overlap } from './overlap.ts';
import { listExamples } from './probe-paths.ts';
import type { WorkBudget } from './work-budget.ts';

export interface CoverageQuestion {
  /** Of all shared ignore files, in order of precedence: the last match decides. */
  readonly rules: readonly IgnoreRule[];
  /** The files that have to be ignored. */
  readonly required: Automaton;
  /** Globs of files that may be re-included. */
  readonly templates: readonly string[];
  /** `core.ignoreCase`. */
  readonly ignoreCase: boolean;
  readonly known: KnownPaths;
}

/**
 * Searches for a gap with as few rules as possible, because the search grows with the product of its automata.
 * It starts without any rule. When it finds a path that the whole set ignores, it adds the rule that ignores
 * it, together with later re-inclusions that overlap this rule; for a template it adds all of them. A path that
 * the whole set does not ignore is not ignored by the part either: a re-inclusion that is left out overrides no
 * rule of the part. So no gap in the part means no gap, and the first path that the whole set does not ignore
 * is the shortest.
 */
export class CoverageSearch {
  readonly #question: CoverageQuestion;
  readonly #budget: WorkBudget;
  readonly #required: LazyDfa;
  readonly #exemptFiles: LazyDfa[] = [];
  /** Of {@link CoverageQuestion.templates}, until one is found. */
  #templates: readonly Automaton[];
  readonly #blockedDirectories: LazyDfa[] = [];
  readonly #active = new Set<IgnoreRule>();
  readonly #dfas = new Map<IgnoreRule, LazyDfa>();
  /** The cost of applying every rule to one path. */
  readonly #tokens: number;

  constructor(question: CoverageQuestion, budget: WorkBudget) {
    this.#question = question;
    this.#budget = budget;
    this.#tokens = question.rules.reduce((sum, { automaton }) => sum + automaton.length, 0);
    this.#required = this.#determinise(question.required);
    this.#templates = question.templates.map((template) =>
      compileTemplate(template, question.ignoreCase),
    );
  }

  /**
   * Whether a line equals a required pattern, and no later one re-includes such a file unless it is a template.
   * That is so in most repositories, and needs no search.
   * @returns false also if only a search could decide
   * @throws {TooComplexError} when the budget is used up
   */
  isPlainlyCovered(): boolean {
    const { rules, required } = this.#question;
    const files = rules.filter(({ directoryOnly }) => !directoryOnly);
    const last = files.findLastIndex((rule) => !rule.negated && areEqual(rule.automaton, required));
    if (last === -1) return false;
    return files.slice(last + 1).every((rule) => {
      if (!rule.negated) return true;
      const [path] = isLiteral(rule) ? listExamples(rule.automaton) : [];
      const isTemplate = this.#templates.some(
        (template) =>
          areEqual(template, rule.automaton) || (path !== undefined && matches(template, path)),
      );
      return isTemplate || !overlap(this.#required, this.#dfaOf(rule), this.#budget);
    });
  }

  /**
   * The shortest path that is not ignored.
   * @throws {TooComplexError} when the budget is used up
   */
  run(names: Names): BytePath | undefined {
    for (;;) {
      const path = this.#findCandidate(names);
      if (path === undefined || !this.#excuse(path)) return path;
    }
  }

  #findCandidate(names: Names): BytePath | undefined {
    const rules = this.#question.rules.filter((rule) => this.#active.has(rule));
    const search = {
      required: this.#required,
      exemptFiles: this.#exemptFiles,
      blockedDirectories: this.#blockedDirectories,
      rules: rules.map((rule) => ({ ...rule, dfa: this.#dfaOf(rule) })),
      names,
    };
    return findGap(search, this.#budget);
  }

  /** Adds the rules that exclude a candidate; returns false if there are none. */
  #excuse(path: BytePath): boolean {
    const { rules, known } = this.#question;
    const file = findFileAbove(known, path);
    if (file !== undefined) {
      this.#blockedDirectories.push(this.#determinise(compileLiteral(file, false)));
      return true;
    }
    if (known.directories.has(path)) {
      this.#exemptFiles.push(this.#determinise(compileLiteral(path, false)));
      return true;
    }
    if (this.#templates.some((template) => matches(template, path))) {
      this.#exemptTemplates();
      return true;
    }
    this.#budget.spend(this.#tokens);
    const { ignored, rule } = decidePath(rules, path, 'file');
    if (!ignored || rule === undefined) return false;
    this.#activate(rule);
    return true;
  }

  /** All at once, because each would cost a search, and there may be many. */
  #exemptTemplates(): void {
    for (const template of this.#templates) {
      const dfa = this.#determinise(template);
      if (overlap(this.#required, dfa, this.#budget)) this.#exemptFiles.push(dfa);
    }
    this.#templates = [];
  }

  #activate(rule: IgnoreRule): void {
    const { rules } = this.#question;
    this.#active.add(rule);
    for (const later of rules.slice(rules.indexOf(rule) + 1)) {
      if (!later.negated || this.#active.has(later)) continue;
      if (overlap(this.#dfaOf(rule), this.#dfaOf(later), this.#budget)) this.#active.add(later);
    }
  }

  #dfaOf(rule: IgnoreRule): LazyDfa {
    const known = this.#dfas.get(rule);
    if (known !== undefined) return known;
    const dfa = this.#determinise(rule.automaton);
    this.#dfas.set(rule, dfa);
    return dfa;
  }

  #determinise(automaton: Automaton): LazyDfa {
    return new LazyDfa(automaton, this.#budget);
  }
}

/** Whether a rule matches one name only, or one path. */
function isLiteral({ text }: IgnoreRule): boolean {
  return !/[*?[\\]/.test(text);
}
