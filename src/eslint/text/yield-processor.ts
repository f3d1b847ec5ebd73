import type { Linter } from 'eslint';

/**
 * A configuration whose processor counts only where none before it has set one. Otherwise the last one
 * counts, and ESLint tells a configuration nothing of the others. But merging two, it asks the later one
 * whether it has a key only where the earlier one has not: https://github.com/eslint/rewrite/blob/main/packages/object-schema/src/object-schema.js
 */
export function yieldProcessor(config: Linter.Config): Linter.Config {
  let isAsked = false;
  const ask = (): void => {
    isAsked = true;
  };
  return new Proxy(config, {
    has(target, key) {
      if (key === 'processor') ask();
      return Reflect.has(target, key);
    },
    // Who copies or validates it sees all of it.
    ownKeys(target) {
      ask();
      return Reflect.ownKeys(target);
    },
    get(target, key): unknown {
      if (key !== 'processor') return Reflect.get(target, key);
      const answer = isAsked ? target.processor : undefined;
      isAsked = false;
      return answer;
    },
  });
}
