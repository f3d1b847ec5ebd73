import { findDirectives } from './directives.ts';
import { LineStarts } from './line-starts.ts';

/** The type of the root node of a text. Rules of other plugins have no listener for it. */
export const ROOT = 'KeyfenceText';

/** The minimal AST. */
interface Tree {
  readonly type: string;
  readonly [key: string]: unknown;
}

/** An empty AST, whose comments are the directives in the text. */
export function parseText(text: string): Tree {
  const lines = new LineStarts(text);
  const place = (start: number, end: number): object => ({
    range: [start, end],
    loc: { start: lines.locate(start), end: lines.locate(end) },
  });
  const comments = findDirectives(text).map(({ start, end, isLasting, value }) => ({
    // ESLint accepts `eslint-disable` and `eslint-enable` only in block comments.
    type: isLasting ? 'Block' : 'Line',
    value,
    ...place(start, end),
  }));
  return {
    type: ROOT,
    sourceType: 'script',
    body: [],
    tokens: [],
    comments,
    ...place(0, text.length),
  };
}

/** The scopes of a program without names, to which ESLint adds the global ones. */
export function makeScopes(block: object): object {
  const set = new Map<string, object>();
  const variables: object[] = [];
  const scope = {
    type: 'global',
    block,
    isStrict: false,
    upper: null,
    set,
    variables,
    references: [],
    through: [],
    childScopes: [],
    implicit: { set: new Map(), variables: [], left: [] },
  };
  const addGlobals = (names: readonly string[]): void => {
    for (const name of names) {
      if (set.has(name)) continue;
      const variable = { name, scope, identifiers: [], references: [], defs: [] };
      set.set(name, variable);
      variables.push(variable);
    }
  };
  return {
    scopes: [scope],
    globalScope: scope,
    acquire: () => scope,
    getDeclaredVariables: () => [],
    addGlobals,
  };
}
