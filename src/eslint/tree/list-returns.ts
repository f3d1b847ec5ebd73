import { AST_NODE_TYPES } from '@typescript-eslint/types';
import type { Node } from './syntax.ts';

type FunctionNode = Extract<
  Node,
  {
    type:
      | AST_NODE_TYPES.ArrowFunctionExpression
      | AST_NODE_TYPES.FunctionDeclaration
      | AST_NODE_TYPES.FunctionExpression;
  }
>;

/** Whether a node is a function that returns its value when it is called. */
export function isFunction(node: Node): node is FunctionNode {
  return (
    node.type === AST_NODE_TYPES.ArrowFunctionExpression ||
    node.type === AST_NODE_TYPES.FunctionDeclaration ||
    node.type === AST_NODE_TYPES.FunctionExpression
  );
}

/** The expressions that a function may return. */
export function listReturns({ body }: FunctionNode): Node[] {
  if (body.type !== AST_NODE_TYPES.BlockStatement) return [body];
  const returned: Node[] = [];
  const pending: Node[] = [body];
  for (let node = pending.pop(); node; node = pending.pop()) {
    if (node.type === AST_NODE_TYPES.ReturnStatement) {
      if (node.argument) returned.push(node.argument);
    } else pending.push(...listStatements(node));
  }
  return returned;
}

/** The statements in a statement. A `return` within an expression belongs to another function. */
function listStatements(node: Node): Node[] {
  switch (node.type) {
    case AST_NODE_TYPES.BlockStatement:
      return node.body;
    case AST_NODE_TYPES.IfStatement:
      return [node.consequent, ...[node.alternate ?? []].flat()];
    case AST_NODE_TYPES.TryStatement:
      return [node.block, node.handler?.body ?? [], node.finalizer ?? []].flat();
    case AST_NODE_TYPES.SwitchStatement:
      return node.cases.flatMap(({ consequent }) => consequent);
    case AST_NODE_TYPES.LabeledStatement:
    case AST_NODE_TYPES.ForStatement:
    case AST_NODE_TYPES.ForInStatement:
    case AST_NODE_TYPES.ForOfStatement:
    case AST_NODE_TYPES.WhileStatement:
    case AST_NODE_TYPES.DoWhileStatement:
    case AST_NODE_TYPES.WithStatement:
      return [node.body];
    default:
      return [];
  }
}
