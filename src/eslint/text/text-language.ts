import { createRequire } from 'node:module';
import type { ESLint, SourceCode } from 'eslint';
import { stubServices } from './stub-services.ts';
import { getTextRun } from './text-run.ts';
import { makeScopes, parseText, ROOT } from './text-tree.ts';
import { listIncompatibleRules } from './incompatible-rules.ts';

/** The kind of a traversal step that calls listeners by name and visits no node. */
const CALL = 2;

/** The file that ESLint passes to a language. */
export interface TextFile {
  readonly path: string;
  readonly body: string;
  readonly bom: boolean;
}

/** The language options. */
export interface LanguageOptions {
  readonly parserOptions?: object;
}

/** The result of parsing. */
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

/** ESLint's own `SourceCode`, traversed by keyfence's rules only. */
function getSourceCodeClass(): Constructor {
  if (TextSourceCode) return TextSourceCode;
  // Oxlint does not have this package, and never calls this.
  const eslint = createRequire(import.meta.url)('eslint') as { readonly SourceCode: Constructor };
  TextSourceCode = class extends eslint.SourceCode {
    applyLanguageOptions(): void {
      // Texts have no globals.
    }
    finalize(): void {
      // Texts have no variables that comments could export.
    }
    applyInlineConfig(): object {
      const loc = { start: { line: 1, column: 0 }, end: { line: 1, column: 0 } };
      // Only keyfence's processor drops messages about rules that the file's configuration lacks.
      const incompatible = getTextRun() ? listIncompatibleRules() : [];
      const configs = incompatible.map((id) => ({ config: { rules: { [id]: 'off' } }, loc }));
      return { configs, problems: [] };
    }
    override traverse(): never {
      return [{ type: 'call', kind: CALL, target: `${ROOT}:exit`, args: [this.ast] }] as never;
    }
  };
  return TextSourceCode;
}

/**
 * Parses any text as an empty program. Rules of other plugins that are on for every file are created, as for
 * a file without statements, but never called.
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
  // Options for JavaScript are accepted and ignored.
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

/** The plugin with the language. ESLint runs rules for JavaScript only in a language of this name. */
export const languagePlugin: ESLint.Plugin = {
  meta: { name: 'keyfence-text', namespace: 'js' },
  languages: { js: textLanguage as never },
};

/** The name of the language, where the plugin is called `keyfence-text`. */
export const TEXT_LANGUAGE = 'keyfence-text/js';
