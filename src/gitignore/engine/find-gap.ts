import type { BytePath } from './byte-path.ts';
import { SLASH } from './byte-set.ts';
import { pickByteClassRepresentatives, type Names } from './byte-class-representatives.ts';
import { DEAD, START, type LazyDfa } from './lazy-dfa.ts';
import { advanceName, isName, type NameState } from './name-check.ts';
import type { WorkBudget } from './work-budget.ts';

/** A rule in the search. */
export interface SearchRule {
  readonly dfa: LazyDfa;
  readonly negated: boolean;
  readonly directoryOnly: boolean;
}

export interface GapSearch {
  /** Matches the files that have to be ignored. */
  readonly required: LazyDfa;
  /** Files that may be re-included, or that cannot exist. */
  readonly exemptFiles: readonly LazyDfa[];
  /** Paths that are not directories. */
  readonly blockedDirectories: readonly LazyDfa[];
  /** In order of precedence: the last match decides. */
  readonly rules: readonly SearchRule[];
  readonly names: Names;
}

/** A prefix of a path: the state of each automaton, and how to get the path back. */
interface Node {
  readonly states: readonly number[];
  readonly name: NameState;
  readonly byte: number;
  readonly before: Node | undefined;
}

/**
 * The shortest path that is required and not ignored, or undefined if there is none at any depth. Searches
 * breadth first over all paths at once: prefixes with the same states of all automata are merged, so the search
 * ends. It never enters an excluded directory, like git.
 * @throws {TooComplexError} when the budget is used up
 */
export function findGap(search: GapSearch, budget: WorkBudget): BytePath | undefined {
  const { required, exemptFiles, blockedDirectories, rules, names } = search;
  const dfas = [required, ...exemptFiles, ...blockedDirectories, ...rules.map(({ dfa }) => dfa)];
  const letters = pickByteClassRepresentatives(
    dfas.map(({ automaton }) => automaton),
    names,
  );
  const ruleOffset = dfas.length - rules.length;
  const blockedOffset = 1 + exemptFiles.length;

  const someAccept = (
    some: readonly LazyDfa[],
    offset: number,
    states: readonly number[],
  ): boolean => some.some((dfa, index) => dfa.accepts(states[offset + index] ?? DEAD));

  const isIgnored = (states: readonly number[], kind: 'file' | 'directory'): boolean => {
    const last = rules.findLastIndex((rule, index) => {
      if (rule.directoryOnly && kind === 'file') return false;
      return rule.dfa.accepts(states[ruleOffset + index] ?? DEAD);
    });
    return last !== -1 && rules[last]?.negated === false;
  };

  const isGap = ({ states, name }: Node): boolean =>
    required.accepts(states[0] ?? DEAD) &&
    isName(name, names) &&
    !someAccept(exemptFiles, 1, states) &&
    !isIgnored(states, 'file');

  const mayEnter = ({ states, name }: Node): boolean =>
    isName(name, names) &&
    !someAccept(blockedDirectories, blockedOffset, states) &&
    !isIgnored(states, 'directory');

  const seen = new Set<string>();
  const root: Node = { states: dfas.map(() => START), name: 'empty', byte: 0, before: undefined };
  const queue = [root];
  for (const node of queue) {
    const steps = mayEnter(node) ? [...letters, SLASH] : letters;
    for (const byte of steps) {
      budget.spend(dfas.length);
      const states = dfas.map((dfa, index) => dfa.step(node.states[index] ?? DEAD, byte));
      if (states[0] === DEAD) continue;
      const name = byte === SLASH ? 'empty' : advanceName(node.name, byte);
      const key = `${states.join(',')} ${name}`;
      if (seen.has(key)) continue;
      seen.add(key);
      const next: Node = { states, name, byte, before: node };
      if (isGap(next)) return instantiatePattern(next);
      queue.push(next);
    }
  }
  return undefined;
}

function instantiatePattern(node: Node): BytePath {
  const bytes: number[] = [];
  for (let at: Node = node; at.before !== undefined; at = at.before) bytes.push(at.byte);
  return String.fromCharCode(...bytes.reverse());
}
