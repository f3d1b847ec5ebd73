import { makeMatcher, type Matcher } from '../globs/glob.ts';
import { changeSetting, type Config, type RuleSetting } from './config.ts';

/**
 * What applies to one file: the only answer to that, for the command, the hooks, ESLint and the library. In
 * the result nothing depends on a path any more. The same object for all files that the same applies to.
 * @param path from the top of the repository, `/`-separated; empty for what has no file
 */
export function configFor(config: Config, path: string): Config {
  if (config.overrides.length === 0) return config;
  const known = evaluators.get(config) ?? makeEvaluator(config);
  evaluators.set(config, known);
  return known(path);
}

type Evaluator = (path: string) => Config;

const evaluators = new WeakMap<Config, Evaluator>();

function makeEvaluator(config: Config): Evaluator {
  const matchers: readonly Matcher[] = config.overrides.map(({ files }) => makeMatcher(files));
  // Few of the combinations that there could be occur.
  const known = new Map<string, Config>();
  return (path) => {
    const matching = matchers.map((matches) => path !== '' && matches(path));
    const key = matching.map(Number).join('');
    const result = known.get(key) ?? applyOverrides(config, matching);
    known.set(key, result);
    return result;
  };
}

/** @param isApplied for each override whether it is */
export function applyOverrides(config: Config, isApplied: readonly boolean[]): Config {
  const rules = new Map<string, RuleSetting>(config.rules);
  for (const override of config.overrides.filter((_, index) => isApplied[index])) {
    for (const [id, change] of override.rules) {
      const setting = rules.get(id);
      if (setting) rules.set(id, changeSetting(setting, change));
    }
  }
  return { ...config, rules, overrides: [] };
}
