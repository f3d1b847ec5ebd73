import type { Plugin } from 'rolldown';

const FILE = /simple-git[\\/]dist[\\/]index\.mjs$/;
/** The methods that `src/git/open-simple-git.ts` calls, directly or indirectly. */
const METHODS = 'constructor|_runTask|env|raw';

/** Methods that are put on the class one by one, up to the brace that closes each. */
const ASSIGNED = new RegExp(
  String.raw`^\w+\.prototype\.(?!(?:${METHODS}) )\w+ = function\(.*?\n\};\n`,
  'gms',
);
/** Methods of the class itself. */
const CLASS =
  /^class \w+ \{\n {2}constructor\(\w\) \{\n {4}this\._executor = \w;\n {2}\}\n.*?\n\}\n/ms;
const OWN = new RegExp(String.raw`^ {2}(?!${METHODS})\w+\(\w*(?:, \w)*\) \{\n.*?^ {2}\}\n`, 'gms');
/** Methods that are put on it in one go. */
const MIXED_IN = /^Object\.assign\(\n {2}\w+\.prototype,\n(?: {2}\w+\(\),?\n)+\);\n/m;
/** Tables of parsers: making one has no effect. */
const PARSER = /^(?: {2}|const \w+ = \[?)new \w+\(\n? *\//gm;

/**
 * Lets the bundler remove unused code from simple-git: two of its hundred methods are used.
 * @throws when the code of the package has changed
 */
export const cutSimpleGit: Plugin = {
  name: 'cut-simple-git',
  transform(code, id) {
    if (!FILE.test(id)) return null;
    const lacks = [ASSIGNED, CLASS, MIXED_IN, PARSER].some((part) => code.search(part) < 0);
    if (lacks)
      throw new Error(
        `${id} is not written as build/cut-simple-git.ts expects; correct or remove that`,
      );
    return code
      .replaceAll(ASSIGNED, '')
      .replace(CLASS, (text) => text.replaceAll(OWN, ''))
      .replace(MIXED_IN, '')
      .replaceAll(PARSER, (text) => text.replace('new ', '/* @__PURE__ */ new '));
  },
};
