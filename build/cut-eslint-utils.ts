import type { Plugin } from 'rolldown';

const FILE = /@eslint-community[\\/]eslint-utils[\\/]index\.mjs$/;
/** Names that are given to a class, and a table; without them what nobody calls can be left out. */
const KEPT_ALIVE = /^ReferenceTracker\.[A-Z]+ = [A-Z]+;$/gm;
const TABLE = /^const visitor = Object\.freeze\(\n {4}Object\.assign\(/m;

/**
 * Lets the bundler leave out of `@eslint-community/eslint-utils` what is not called here.
 * @throws when the package is not written that way any more
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
