import { createRequire } from 'node:module';
import type { ESLint, SourceCode } from 'eslint';
import { findDirectives } from './directives.ts';
import { LineStarts } from './line-starts.ts';
import { stubServices } from './stub-services.ts';
import { getTextRun } from './text-run.ts';
import { listUnfit } from './unfit-rules.ts';

/** The root of the tree of a text. No rule that is not ours waits for it. */
const ROOT = 'KeyfenceText';
/** ESLint's number for a step that calls listeners by their name and visits no node. */
const CALL = 2;

/** What ESLint knows of a file that it gives to a language. */
interface File {
  readonly body: string;
  readonly bom: boolean;
}

/** An empty tree, whose comments are the directives in the text. */
function parseText(text: string): object {
  const lines = new LineStarts(text);
  const place = (start: number, end: number): object => ({
    range: [start, end],
    loc: { start: lines.locate(start), end: lines.locate(end) },
  });
  const comments = findDirectives(text).map(({ start, end, isLasting, value }) => ({
    // ESLint believes what holds from here on only in a block comment.
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

/** The scopes of a program without names. */
function makeScopes(block: object): object {
  const scope = {
    type: 'global',
    block,
    isStrict: false,
    upper: null,
    set: new Map(),
    variables: [],
    references: [],
    through: [],
    childScopes: [],
    implicit: { set: new Map(), variables: [], left: [] },
  };
  return {
    scopes: [scope],
    globalScope: scope,
    acquire: () => scope,
    getDeclaredVariables: () => [],
  };
}

type Constructor = new (config: object) => SourceCode;
let TextSourceCode: Constructor | undefined;

/** ESLint's own source code, through which no rule is led but ours. */
function getSourceCodeClass(): Constructor {
  if (TextSourceCode) return TextSourceCode;
  // Oxlint has no such package, and needs none: it never gets here.
  const eslint = createRequire(import.meta.url)('eslint') as { readonly SourceCode: Constructor };
  TextSourceCode = class extends eslint.SourceCode {
    applyLanguageOptions(): void {
      // A text has no globals.
    }
    finalize(): void {
      // Nor has it variables that comments could export.
    }
    applyInlineConfig(): object {
      const loc = { start: { line: 1, column: 0 }, end: { line: 1, column: 0 } };
      const configs = listUnfit().map((id) => ({ config: { rules: { [id]: 'off' } }, loc }));
      return { configs, problems: [] };
    }
    override traverse(): never {
      return [{ type: 'call', kind: CALL, target: `${ROOT}:exit`, args: [this.ast] }] as never;
    }
  };
  return TextSourceCode;
}

/**
 * Reads any text as an empty program. Rules of others that are on for every file are created with it, as
 * for a file without statements, and never called.
 */
const textLanguage: object = {
  fileType: 'text',
  lineStart: 1,
  columnStart: 0,
  nodeTypeKey: 'type',
  visitorKeys: { [ROOT]: [] },
  defaultLanguageOptions: {
    sourceType: 'module',
    ecmaVersion: 2026,
    parser: {},
    parserOptions: {},
  },
  // What is meant for JavaScript means nothing here, and is in nobody's way.
  validateLanguageOptions: () => undefined,
  parse: ({ body }: File) => ({ ok: true, ast: parseText(body) }),
  createSourceCode({ body, bom }: File, { ast }: { readonly ast: object }): SourceCode {
    const run = getTextRun();
    if (run) run.isSeen = true;
    return new (getSourceCodeClass())({
      text: body,
      ast,
      hasBOM: bom,
      parserServices: stubServices,
      scopeManager: makeScopes(ast),
      visitorKeys: { [ROOT]: [] },
    });
  },
};

/**
 * Brings the language along. ESLint lets a rule that says to be for JavaScript run only in the language of
 * this name.
 */
export const languagePlugin: ESLint.Plugin = {
  meta: { name: 'keyfence-text', namespace: 'js' },
  languages: { js: textLanguage as never },
};

/** The name of the language, where the plugin is called `keyfence-text`. */
export const TEXT_LANGUAGE = 'keyfence-text/js';
