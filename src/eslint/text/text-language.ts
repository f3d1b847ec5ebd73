import { createRequire } from 'node:module';
import type { ESLint, SourceCode } from 'eslint';
import { stubServices } from './stub-services.ts';
import { getTextRun } from './text-run.ts';
import { makeScopes, parseText, ROOT } from './text-tree.ts';
import { listUnfit } from './unfit-rules.ts';

/** ESLint's number for a step that calls listeners by their name and visits no node. */
const CALL = 2;

/** What ESLint knows of a file that it gives to a language. */
export interface TextFile {
  readonly path: string;
  readonly body: string;
  readonly bom: boolean;
}

/** What a parser is told. */
export interface LanguageOptions {
  readonly parserOptions?: object;
}

/** What became of a text. */
export interface Parsed {
  readonly ok: boolean;
  readonly ast: { readonly type: string };
}

interface LanguageContext {
  readonly languageOptions: LanguageOptions;
}

/** https://eslint.org/docs/latest/extend/languages */
export interface Language {
  readonly parse: (file: TextFile, context: LanguageContext) => Parsed;
  readonly createSourceCode: (
    file: TextFile,
    parsed: Parsed,
    context: LanguageContext,
  ) => SourceCode;
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
      // Only our processor drops what ESLint says of those that the configuration of this file does not have.
      const unfit = getTextRun() ? listUnfit() : [];
      const configs = unfit.map((id) => ({ config: { rules: { [id]: 'off' } }, loc }));
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
export const textLanguage: Language & Readonly<Record<string, unknown>> = {
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
  parse: ({ body }) => ({ ok: true, ast: parseText(body) }),
  createSourceCode({ body, bom }, { ast }) {
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
