import { AST_NODE_TYPES } from '@typescript-eslint/types';
import type { TSESTree } from '@typescript-eslint/utils';
import { nameOfKey } from './static-name.ts';
import type { Node } from './syntax.ts';

/**
 * The initialiser of a property in its object, array, enum or class; for a method or getter, the function.
 * @param isInstance whether to read from an instance, and not from the class itself
 */
export function readProperty(object: Node, name: string, isInstance = false): Node | undefined {
  switch (object.type) {
    case AST_NODE_TYPES.ArrayExpression:
      return /^\d{1,6}$/.test(name) ? (object.elements[Number(name)] ?? undefined) : undefined;
    case AST_NODE_TYPES.TSEnumDeclaration:
      return object.body.members.find((member) => nameOfKey(member.id, false) === name)
        ?.initializer;
    case AST_NODE_TYPES.ClassDeclaration:
    case AST_NODE_TYPES.ClassExpression:
      return readMember(object, name, !isInstance);
    case AST_NODE_TYPES.ObjectExpression: {
      const property = object.properties.findLast(
        (item) =>
          item.type === AST_NODE_TYPES.Property &&
          item.kind !== 'set' &&
          nameOfKey(item.key, item.computed) === name,
      );
      return property?.type === AST_NODE_TYPES.Property ? property.value : undefined;
    }
    default:
      return undefined;
  }
}

function readMember(
  { body }: TSESTree.ClassDeclaration | TSESTree.ClassExpression,
  name: string,
  isStatic: boolean,
): Node | undefined {
  for (const item of body.body) {
    switch (item.type) {
      case AST_NODE_TYPES.PropertyDefinition:
      case AST_NODE_TYPES.AccessorProperty:
        break;
      case AST_NODE_TYPES.MethodDefinition:
        if (item.kind === 'set') continue;
        break;
      default:
        continue;
    }
    if (item.static === isStatic && nameOfKey(item.key, item.computed) === name) {
      return item.value ?? undefined;
    }
  }
  return undefined;
}
