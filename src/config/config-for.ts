import { makeIgnoreMatcher, makeMatcher, type Matcher } from '../globs/glob.ts';
import { changeSetting, type Config, type RuleSetting } from './config.ts';

/**
 * The configuration of one file. The command, the hooks, ESLint and the library all use this function.
 * Nothing in the result depends on a path any more, and files with the same configuration get the same
 * object.
 * @param path from the top of the repository, `/`-separated; empty for text that is not a file
 */
export function configFor(config: Config, path: string): Config {
  const { nearest, inner } = findNearest(config, path);
  return evaluate(nearest).settle(inner);
}

/** Whether a file is ignored. */
export function isIgnored(config: Config, path: string): boolean {
  if (evaluate(config).isIgnoredEverywhere(path)) return true;
  const { nearest, inner } = findNearest(config, path);
  return evaluate(nearest).isIgnored(inner);
}

/** Whether a file may be left partly unopened. */
export function isUnscannable(config: Config, path: string): boolean {
  const { nearest, inner } = findNearest(config, path);
  return evaluate(nearest).isUnscannable(inner);
}

/**
 * The configuration of the nearest directory around a file, before its own overrides.
 * @returns `inner`, the path from that directory
 */
export function findNearest(
  config: Config,
  path: string,
): { readonly nearest: Config; readonly inner: string } {
  const { nested } = config;
  for (let at = nested ? path.lastIndexOf('/') : -1; at > 0; at = path.lastIndexOf('/', at - 1)) {
    const nearest = nested?.get(path.slice(0, at));
    if (nearest) return { nearest, inner: path.slice(at + 1) };
  }
  return { nearest: config, inner: path };
}

interface Evaluator {
  readonly settle: (path: string) => Config;
  readonly isIgnored: Matcher;
  readonly isIgnoredEverywhere: Matcher;
  readonly isUnscannable: Matcher;
}

const evaluators = new WeakMap<Config, Evaluator>();

function evaluate(config: Config): Evaluator {
  const evaluator = evaluators.get(config) ?? makeEvaluator(config);
  evaluators.set(config, evaluator);
  return evaluator;
}

function makeEvaluator(config: Config): Evaluator {
  const matchers = config.overrides.map(({ files }) => makeMatcher(files));
  // Only a few of the possible combinations occur.
  const known = new Map<string, Config>();
  return {
    settle(path) {
      const isApplied = matchers.map((matches) => path !== '' && matches(path));
      const key = isApplied.map(Number).join('');
      const result = known.get(key) ?? applyOverrides(config, isApplied);
      known.set(key, result);
      return result;
    },
    isIgnored: makeIgnoreMatcher(config.ignore),
    isIgnoredEverywhere: makeIgnoreMatcher(config.ignoreEverywhere ?? []),
    isUnscannable: makeMatcher(config.unscannable),
  };
}

/** @param isApplied for each override */
export function applyOverrides(config: Config, isApplied: readonly boolean[]): Config {
  const { nested, ...flat } = config;
  const applied = config.overrides.filter((_, index) => isApplied[index]);
  if (!nested && config.overrides.length === 0) return config;
  const rules = new Map<string, RuleSetting>(config.rules);
  for (const override of applied) {
    for (const [id, change] of override.rules) {
      const setting = rules.get(id);
      if (setting) rules.set(id, changeSetting(setting, change));
    }
  }
  return { ...flat, rules, overrides: [] };
}
