import { getStaticValue } from '@eslint-community/eslint-utils';
import { AST_NODE_TYPES } from '@typescript-eslint/types';
import { nameOfTarget } from './static-name.ts';
import type { Node, SourceCode } from './syntax.ts';
import { traceConstant } from './trace-constant.ts';
import { stripTypeAssertions } from './strip-type-assertions.ts';

/** Expressions of more nodes are not computed. */
const MOST_NODES = 200;
/** What builds a string out of others and cannot make it much longer than they are. */
const METHODS: ReadonlySet<string> = new Set(['join', 'concat', 'trim']);

/** The string that an expression is known to be; `undefined` where that depends on anything. */
export function foldString(node: Node, sourceCode: SourceCode): string | undefined {
  if (!isFoldable(node, sourceCode)) return undefined;
  const folded: unknown = getStaticValue(node as never, sourceCode.getScope(node) as never)?.value;
  return typeof folded === 'string' ? folded : undefined;
}

/** Whether an expression is put together of other strings, by `+`, by a template, by a call. */
export function listParts(node: Node): readonly Node[] {
  switch (node.type) {
    case AST_NODE_TYPES.BinaryExpression:
      return node.operator === '+' ? [node.left, node.right] : [];
    case AST_NODE_TYPES.TemplateLiteral:
      return node.expressions.length > 0 ? [...node.quasis, ...node.expressions] : [];
    case AST_NODE_TYPES.TaggedTemplateExpression:
      return isRaw(node.tag) ? [...node.quasi.quasis, ...node.quasi.expressions] : [];
    case AST_NODE_TYPES.ArrayExpression:
      return node.elements.filter((element) => element !== null);
    case AST_NODE_TYPES.CallExpression: {
      const callee = stripTypeAssertions(node.callee);
      if (callee.type !== AST_NODE_TYPES.MemberExpression) return [];
      return METHODS.has(nameOfTarget(callee) ?? '') ? [callee.object, ...node.arguments] : [];
    }
    default:
      return [];
  }
}

/** `String.raw`, whose template is the text as it stands. */
function isRaw(tag: Node): boolean {
  return (
    tag.type === AST_NODE_TYPES.MemberExpression &&
    tag.object.type === AST_NODE_TYPES.Identifier &&
    tag.object.name === 'String' &&
    nameOfTarget(tag) === 'raw'
  );
}

/** Static evaluation calls what it knows to be pure, and `"a".repeat(1e9)` is pure. */
function isFoldable(node: Node, sourceCode: SourceCode): boolean {
  const seen = new Set<Node>([stripTypeAssertions(node)]);
  for (const part of seen) {
    if (seen.size > MOST_NODES) return false;
    if (part.type === AST_NODE_TYPES.Literal || part.type === AST_NODE_TYPES.TemplateElement)
      continue;
    if (part.type === AST_NODE_TYPES.TemplateLiteral && part.expressions.length === 0) continue;
    const constant = traceConstant(part, sourceCode);
    const parts = constant ? [constant] : listParts(part);
    if (parts.length === 0) return false;
    for (const inner of parts) seen.add(stripTypeAssertions(inner));
  }
  return true;
}
