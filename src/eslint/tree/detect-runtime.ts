import { AST_NODE_TYPES } from '@typescript-eslint/types';
import type { SourceCode } from './syntax.ts';

/** Spells the read of an environment variable, which gives a string or `undefined`. */
export type Runtime = (variable: string, isTypeScript: boolean) => string;

const NODE: Runtime = (variable, isTypeScript) => `process.env${member(variable, isTypeScript)}`;
const BUN: Runtime = (variable, isTypeScript) => `Bun.env${member(variable, isTypeScript)}`;
const DENO: Runtime = (variable) => `Deno.env.get("${variable}")`;

/** In brackets for the compiler's `noPropertyAccessFromIndexSignature`. */
function member(name: string, isTypeScript: boolean): string {
  return isTypeScript ? `["${name}"]` : `.${name}`;
}

/** Globals of which no program has one outside of a browser. */
const BROWSER = ['window', 'document', 'localStorage', 'sessionStorage'];

/** How the file can read its environment; `undefined` where what it reads would reach a browser. */
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
  // Bundlers for browsers put the values of this object into the code.
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
