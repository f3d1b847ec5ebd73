import { AST_NODE_TYPES } from '@typescript-eslint/types';
import { isLookup } from '../../../rules/expression.ts';
import { nameOfFunctionAround, nameOfKey, nameOfTarget, readPlainString } from './static-name.ts';
import type { Node } from './syntax.ts';

/** A name, and an expression whose value is given to it. */
export interface NamedValue {
  readonly name: string;
  readonly value: Node;
}

/** What a node gives to names; the name and the value stand in it, not deeper inside. */
export function readNamedValues(node: Node): NamedValue[] {
  switch (node.type) {
    case AST_NODE_TYPES.Property:
      return give(nameOfKey(node.key, node.computed), node.value);
    case AST_NODE_TYPES.VariableDeclarator:
      return give(nameOfTarget(node.id), node.init);
    case AST_NODE_TYPES.AssignmentExpression:
      return give(nameOfTarget(node.left), node.right);
    case AST_NODE_TYPES.AssignmentPattern:
      return [
        ...give(nameOfTarget(node.left), node.right),
        // `const { apiKey: key = "…" } = options`
        ...(node.parent.type === AST_NODE_TYPES.Property
          ? give(nameOfKey(node.parent.key, node.parent.computed), node.right)
          : []),
      ];
    case AST_NODE_TYPES.PropertyDefinition:
    case AST_NODE_TYPES.AccessorProperty:
      return give(nameOfKey(node.key, node.computed), node.value);
    case AST_NODE_TYPES.JSXAttribute:
      return give(nameOfKey(node.name, false), node.value);
    case AST_NODE_TYPES.TSEnumMember:
      return give(nameOfKey(node.id, false), node.initializer);
    case AST_NODE_TYPES.ReturnStatement:
      return give(nameOfFunctionAround(node), node.argument);
    case AST_NODE_TYPES.CallExpression:
    case AST_NODE_TYPES.NewExpression:
      return [...readSetter(node.callee, node.arguments), ...readPairs(node.arguments)];
    case AST_NODE_TYPES.ArrayExpression:
      return readPairs(node.elements);
    default:
      return [];
  }
}

function give(name: string | undefined, value: Node | null | undefined): NamedValue[] {
  return name === undefined || !value ? [] : [{ name, value }];
}

/** `setApiKey("…")`, but not `findApiKey("…")`. */
function readSetter(callee: Node, [first]: readonly Node[]): NamedValue[] {
  const name = nameOfTarget(callee);
  return name === undefined || isLookup(name) ? [] : give(name, first);
}

/** `set("x-api-key", "…")`, `["x-api-key", "…"]`, `["--api-key", "…"]` */
function readPairs(items: readonly (Node | null)[]): NamedValue[] {
  return items.flatMap((item, index) =>
    item ? give(readPlainString(item), items[index + 1]) : [],
  );
}
