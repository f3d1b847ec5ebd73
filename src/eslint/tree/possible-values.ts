import { AST_NODE_TYPES } from '@typescript-eslint/types';
import type { TSESTree } from '@typescript-eslint/utils';
import { listReturns } from './list-returns.ts';
import { nameOfTarget } from './static-name.ts';
import type { Node, SourceCode } from './syntax.ts';
import { traceConstant, traceDefault, traceReturns } from './trace-constant.ts';
import { stripTypeAssertions } from './strip-type-assertions.ts';

/** The most expressions to follow. */
const MOST = 200;

/** The expressions that an expression may evaluate to: each alternative, and the initialisers of constants. */
export function listPossibleValues(expression: Node, sourceCode: SourceCode): Node[] {
  const values: Node[] = [];
  const seen = new Set<Node>([stripTypeAssertions(expression)]);
  for (const node of seen) {
    if (seen.size > MOST) break;
    const next = stepInto(node, sourceCode);
    if (next === undefined) values.push(node);
    else for (const inner of next) seen.add(stripTypeAssertions(inner));
  }
  return values;
}

/** The expressions that a node chooses between or passes through; `undefined` for other nodes. */
function stepInto(node: Node, sourceCode: SourceCode): readonly Node[] | undefined {
  switch (node.type) {
    case AST_NODE_TYPES.LogicalExpression:
      return node.operator === '&&' ? [node.right] : [node.left, node.right];
    case AST_NODE_TYPES.ConditionalExpression:
      return [node.consequent, node.alternate];
    case AST_NODE_TYPES.SequenceExpression:
      return node.expressions.slice(-1);
    case AST_NODE_TYPES.AssignmentExpression:
      return [node.right];
    case AST_NODE_TYPES.AssignmentPattern:
      return [node.right];
    case AST_NODE_TYPES.AwaitExpression:
      return [node.argument];
    case AST_NODE_TYPES.ArrowFunctionExpression:
    case AST_NODE_TYPES.FunctionExpression:
    case AST_NODE_TYPES.FunctionDeclaration:
      return listReturns(node);
    case AST_NODE_TYPES.CallExpression: {
      if (returnsArgument(node)) return node.arguments.slice(0, 1);
      const returned = traceReturns(node.callee, sourceCode);
      return returned.length > 0 ? returned : undefined;
    }
    case AST_NODE_TYPES.JSXExpressionContainer:
      return [node.expression];
    case AST_NODE_TYPES.Identifier:
    case AST_NODE_TYPES.MemberExpression: {
      const constant = traceConstant(node, sourceCode) ?? traceDefault(node, sourceCode);
      return constant ? [constant] : [];
    }
    default:
      return undefined;
  }
}

/** `String("…")` and `Promise.resolve("…")`, which return their argument. */
function returnsArgument({ callee }: TSESTree.CallExpression): boolean {
  const name = nameOfTarget(callee);
  if (callee.type === AST_NODE_TYPES.Identifier) return name === 'String';
  return (
    callee.type === AST_NODE_TYPES.MemberExpression &&
    name === 'resolve' &&
    nameOfTarget(callee.object) === 'Promise'
  );
}
