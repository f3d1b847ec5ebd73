import type { Linter } from 'eslint';
import { textParser } from './text-parser.ts';

/**
 * Language options whose parser counts only where none before them has set one: otherwise the last one
 * counts. Merging two, ESLint copies the later ones, and looks at a parser of theirs again where the earlier
 * ones have one too, but looks into it first where they have none.
 * https://github.com/eslint/eslint/blob/main/lib/config/flat-config-schema.js
 */
export function makeYieldingOptions(): NonNullable<Linter.Config['languageOptions']> {
  let state: 'idle' | 'copying' | 'copied' | 'merging' | 'chosen' = 'idle';
  const parser = new Proxy(textParser, {
    ownKeys(target) {
      if (state === 'merging') state = 'chosen';
      return Reflect.ownKeys(target);
    },
  });
  return new Proxy(
    { parser },
    {
      ownKeys(target) {
        state = state === 'copied' ? 'merging' : 'copying';
        return Reflect.ownKeys(target);
      },
      get(target, key): unknown {
        if (key !== 'parser') return Reflect.get(target, key);
        if (state === 'merging') return undefined;
        state = state === 'copying' ? 'copied' : 'idle';
        return target.parser;
      },
    },
  );
}
