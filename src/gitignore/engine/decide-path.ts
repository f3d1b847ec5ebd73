import { matches } from './automaton.ts';
import { parentDirectories, type BytePath } from './byte-path.ts';
import type { IgnoreRule } from './ignore-rule.ts';

export type PathKind = 'file' | 'directory';

/** The decision about one path, as `git check-ignore -v` would print it. */
export interface PathDecision {
  readonly ignored: boolean;
  /** The rule that decides: that of the outermost excluded directory, else the last that matches the path. */
  readonly rule: IgnoreRule | undefined;
}

/** Decides one path. Nothing below an excluded directory can be re-included, because git never looks there. */
export function decidePath(
  rules: readonly IgnoreRule[],
  path: BytePath,
  kind: PathKind,
): PathDecision {
  for (const directory of parentDirectories(path)) {
    const rule = findLastMatch(rules, directory, 'directory');
    if (rule?.negated === false) return { ignored: true, rule };
  }
  const rule = findLastMatch(rules, path, kind);
  return { ignored: rule?.negated === false, rule };
}

/** Whether the rules exclude a directory, where none around it is excluded. */
export function isDirectoryExcluded(rules: readonly IgnoreRule[], path: BytePath): boolean {
  return findLastMatch(rules, path, 'directory')?.negated === false;
}

/**
 * The re-inclusion that unignores a path: that of the path itself, else of the nearest directory that an
 * earlier rule excludes. Undefined if no rule ever excluded the path.
 */
export function findBlame(rules: readonly IgnoreRule[], path: BytePath): IgnoreRule | undefined {
  const own = findLastMatch(rules, path, 'file');
  if (own !== undefined) return own;
  for (const directory of parentDirectories(path).reverse()) {
    const rule = findLastMatch(rules, directory, 'directory');
    if (rule === undefined) continue;
    const excluded = rules.slice(0, rules.indexOf(rule)).some((earlier) => {
      return !earlier.negated && matches(earlier.automaton, directory);
    });
    if (excluded) return rule;
  }
  return undefined;
}

function findLastMatch(
  rules: readonly IgnoreRule[],
  path: BytePath,
  kind: PathKind,
): IgnoreRule | undefined {
  return rules.findLast((rule) => {
    return (kind === 'directory' || !rule.directoryOnly) && matches(rule.automaton, path);
  });
}
