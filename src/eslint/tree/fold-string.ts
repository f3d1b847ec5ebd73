import { getStaticValue } from '@eslint-community/eslint-utils';
import { AST_NODE_TYPES } from '@typescript-eslint/types';
import { nameOfTarget } from './static-name.ts';
import type { Node, SourceCode } from './syntax.ts';
import { traceConstant } from './trace-constant.ts';
import { stripTypeAssertions } from './strip-type-assertions.ts';

/** Larger expressions are not evaluated. */
const MOST_NODES = 200;
/** Methods that build a string that is not much longer than its parts. */
const METHODS: ReadonlySet<string> = new Set(['join', 'concat', 'trim']);

/** The constant string that an expression evaluates to; `undefined` if it is not constant. */
export function foldString(node: Node, sourceCode: SourceCode): string | undefined {
  if (!isFoldable(node, sourceCode)) return undefined;
  const folded: unknown = getStaticValue(node as never, sourceCode.getScope(node) as never)?.value;
  return typeof folded === 'string' ? folded : undefined;
}

/** The parts of an expression that concatenates strings with `+`, a template or a call. */
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

/** `String.raw`, whose template has no escapes. */
function isRaw(tag: Node): boolean {
  return (
    tag.type === AST_NODE_TYPES.MemberExpression &&
    tag.object.type === AST_NODE_TYPES.Identifier &&
    tag.object.name === 'String' &&
    nameOfTarget(tag) === 'raw'
  );
}

/** Static evaluation calls pure functions, and `"a".repeat(1e9)` is pure. */
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
