import type { Plugin } from 'rolldown';

const FILE = /@eslint-community[\\/]eslint-utils[\\/]index\.mjs$/;
/** Assignments to a class, and a table; without them unused code can be removed. */
const KEPT_ALIVE = /^ReferenceTracker\.[A-Z]+ = [A-Z]+;$/gm;
const TABLE = /^const visitor = Object\.freeze\(\n {4}Object\.assign\(/m;

/**
 * Lets the bundler remove unused code from `@eslint-community/eslint-utils`.
 * @throws when the code of the package has changed
 */
export const cutEslintUtils: Plugin = {
  name: 'cut-eslint-utils',
  transform(code, id) {
    if (!FILE.test(id)) return null;
    const cut = code
      .replaceAll(KEPT_ALIVE, '')
      .replace(
        TABLE,
        'const visitor = /* @__PURE__ */ Object.freeze(/* @__PURE__ */ Object.assign(',
      );
    if (code.length - cut.length > 0 && cut.includes('visitor = /* @__PURE__ */')) return cut;
    throw new Error(
      `${id} is not written as build/cut-eslint-utils.ts expects; correct or remove that`,
    );
  },
};
