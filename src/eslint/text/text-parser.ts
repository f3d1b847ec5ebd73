import type { Linter } from 'eslint';
import { VERSION } from '../../package/version.ts';
import { stubServices } from './stub-services.ts';
import { makeScopes, parseText, ROOT } from './text-tree.ts';

/** Reads any text as an empty program in ESLint's own language. */
export const textParser: Linter.Parser = {
  meta: { name: 'keyfence/text', version: VERSION },
  parseForESLint(text) {
    const ast = parseText(text);
    return {
      ast,
      services: stubServices,
      scopeManager: makeScopes(ast),
      visitorKeys: { [ROOT]: [] },
    };
  },
};
