import type { RuleContext } from './rule-context.ts';
import { stubServices } from './text/stub-services.ts';

const JAVASCRIPT = /\.[cm]?[jt]sx?$/i;

/**
 * Whether the tree of a file says all about it. A text that only passes for a program has an empty one;
 * in `.vue` and its like it covers the scripts alone, and the rest is markup.
 */
export function isProgram({ filename, sourceCode }: RuleContext): boolean {
  if (sourceCode.parserServices === stubServices || !isProgramNode(sourceCode.ast)) return false;
  const name = filename.slice(Math.max(filename.lastIndexOf('/'), filename.lastIndexOf('\\')) + 1);
  return JAVASCRIPT.test(name) || !name.includes('.');
}

/** Languages other than ESLint's own have roots of other types. */
function isProgramNode({ type }: { readonly type: string }): boolean {
  return type === 'Program';
}
