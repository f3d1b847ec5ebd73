import { AST_NODE_TYPES } from '@typescript-eslint/types';
import type { Node } from './syntax.ts';

/** An expression without the TypeScript syntax around it. */
export function stripTypeAssertions(node: Node): Node {
  switch (node.type) {
    case AST_NODE_TYPES.TSAsExpression:
    case AST_NODE_TYPES.TSSatisfiesExpression:
    case AST_NODE_TYPES.TSNonNullExpression:
    case AST_NODE_TYPES.TSTypeAssertion:
    case AST_NODE_TYPES.TSInstantiationExpression:
    case AST_NODE_TYPES.ChainExpression:
      return stripTypeAssertions(node.expression);
    default:
      return node;
  }
}
