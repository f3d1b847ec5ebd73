import { basename } from 'node:path';
import type { RuleContext } from './rule-context.ts';
import { toRealPath } from './text/inner-path.ts';
import { stubServices } from './text/stub-services.ts';

const JAVASCRIPT = /\.[cm]?[jt]sx?$/i;

/**
 * Whether the tree of a file is complete. A text that only looks like a program has an empty one; in `.vue` and
 * the like it covers the scripts only, and the rest is markup.
 */
export function isProgram({ filename, sourceCode }: RuleContext): boolean {
  if (sourceCode.parserServices === stubServices || !isProgramNode(sourceCode.ast)) return false;
  const name = basename(toRealPath(filename));
  return JAVASCRIPT.test(name) || !name.includes('.');
}

/** Languages other than ESLint's own have roots of other types. */
function isProgramNode({ type }: { readonly type: string }): boolean {
  return type === 'Program';
}
