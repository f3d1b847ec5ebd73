import { AST_NODE_TYPES } from '@typescript-eslint/types';
import type { SourceCode } from './syntax.ts';

/** Writes an expression that reads an environment variable: a string or `undefined`. */
export type Runtime = (variable: string, isTypeScript: boolean) => string;

const NODE: Runtime = (variable, isTypeScript) => `process.env${member(variable, isTypeScript)}`;
const BUN: Runtime = (variable, isTypeScript) => `Bun.env${member(variable, isTypeScript)}`;
const DENO: Runtime = (variable) => `Deno.env.get("${variable}")`;

/** With brackets in TypeScript, for the compiler option `noPropertyAccessFromIndexSignature`. */
function member(name: string, isTypeScript: boolean): string {
  return isTypeScript ? `["${name}"]` : `.${name}`;
}

/** Globals that only exist in browsers. */
const BROWSER = ['window', 'document', 'localStorage', 'sessionStorage'];

/** How the file can read its environment; `undefined` if the value would be sent to a browser. */
export function detectRuntime(sourceCode: SourceCode): Runtime | undefined {
  if (isForBrowser(sourceCode)) return undefined;
  const imports = listImports(sourceCode);
  if (usesGlobal(sourceCode, 'Deno') || imports.some((path) => /^(?:jsr|npm|https):/.test(path)))
    return DENO;
  if (usesGlobal(sourceCode, 'Bun') || imports.some((path) => /^bun(?::|$)/.test(path))) return BUN;
  return NODE;
}

function isForBrowser(sourceCode: SourceCode): boolean {
  const isClient = sourceCode.ast.body.some(
    (statement) =>
      statement.type === AST_NODE_TYPES.ExpressionStatement && statement.directive === 'use client',
  );
  // Bundlers for browsers replace this object's properties by their values.
  if (isClient || sourceCode.text.includes('import.meta.env')) return true;
  return BROWSER.some((name) => usesGlobal(sourceCode, name));
}

function usesGlobal({ scopeManager }: SourceCode, name: string): boolean {
  const globals = scopeManager?.globalScope;
  if (!globals) return false;
  const isConfigured = (globals.set.get(name)?.references.length ?? 0) > 0;
  return isConfigured || globals.through.some(({ identifier }) => identifier.name === name);
}

function listImports({ ast }: SourceCode): string[] {
  return ast.body.flatMap((statement) =>
    statement.type === AST_NODE_TYPES.ImportDeclaration ? [statement.source.value] : [],
  );
}
