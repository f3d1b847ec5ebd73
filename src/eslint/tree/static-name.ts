import { AST_NODE_TYPES } from '@typescript-eslint/types';
import type { Node } from './syntax.ts';
import { stripTypeAssertions } from './strip-type-assertions.ts';

/** The value of a string literal, or of a template without expressions. */
export function readPlainString(node: Node): string | undefined {
  if (node.type === AST_NODE_TYPES.Literal && typeof node.value === 'string') return node.value;
  if (node.type !== AST_NODE_TYPES.TemplateLiteral || node.expressions.length > 0) return undefined;
  return node.quasis[0]?.value.cooked ?? undefined;
}

/** The name of a property key: `a`, `#a`, `'a'`, `['a']`, `data:a`. */
export function nameOfKey(key: Node, isComputed: boolean): string | undefined {
  if (isComputed) return readPlainString(stripTypeAssertions(key)) ?? readIndex(key);
  switch (key.type) {
    case AST_NODE_TYPES.Identifier:
    case AST_NODE_TYPES.PrivateIdentifier:
    case AST_NODE_TYPES.JSXIdentifier:
      return key.name;
    case AST_NODE_TYPES.JSXNamespacedName:
      return key.name.name;
    default:
      return readPlainString(key);
  }
}

/** An index as a property name: `0` of `a[0]`. */
function readIndex(key: Node): string | undefined {
  const isNumber = key.type === AST_NODE_TYPES.Literal && typeof key.value === 'number';
  return isNumber ? String(key.value) : undefined;
}

/** The last name of an assignment target or callee: `b` of `a.b`, `a['b']`, `this.#b` and `b`. */
export function nameOfTarget(target: Node): string | undefined {
  const node = stripTypeAssertions(target);
  if (node.type === AST_NODE_TYPES.Identifier) return node.name;
  if (node.type === AST_NODE_TYPES.TSParameterProperty) return nameOfTarget(node.parameter);
  if (node.type !== AST_NODE_TYPES.MemberExpression) return undefined;
  return nameOfKey(node.property, node.computed);
}

/** The name of the function that a node is in: its own, or the name that it is assigned to. */
export function nameOfFunctionAround(node: Node): string | undefined {
  for (let at = node.parent; at; at = at.parent) {
    switch (at.type) {
      case AST_NODE_TYPES.FunctionDeclaration:
        return at.id?.name;
      case AST_NODE_TYPES.FunctionExpression:
      case AST_NODE_TYPES.ArrowFunctionExpression:
        return at.id?.name ?? nameOfHolder(at.parent);
      default:
    }
  }
  return undefined;
}

/** The name that a node assigns its value to. */
export function nameOfHolder(holder: Node): string | undefined {
  switch (holder.type) {
    case AST_NODE_TYPES.MethodDefinition:
    case AST_NODE_TYPES.Property:
    case AST_NODE_TYPES.PropertyDefinition:
      return nameOfKey(holder.key, holder.computed);
    case AST_NODE_TYPES.VariableDeclarator:
      return nameOfTarget(holder.id);
    case AST_NODE_TYPES.AssignmentExpression:
      return nameOfTarget(holder.left);
    // Called at once, or a callback: `useMemo(() => { … })`.
    case AST_NODE_TYPES.CallExpression:
    case AST_NODE_TYPES.AwaitExpression:
      return nameOfHolder(holder.parent);
    default:
      return undefined;
  }
}
