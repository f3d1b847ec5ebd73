import type plugin from '../../src/eslint/index.ts';

/** The bundle that users load. It is built before the tests, so no compiler may look for it. */
const path = new URL('../../dist/eslint.js', import.meta.url).href;

export const keyfence: typeof plugin = ((await import(path)) as { readonly default: typeof plugin })
  .default;
