import { AST_NODE_TYPES } from '@typescript-eslint/types';
import type { TSESTree } from '@typescript-eslint/utils';
import { nameOfKey } from './static-name.ts';
import type { Node } from './syntax.ts';

/** Where the value of a property is written in the object, list, enum or class that has it. */
export function readProperty(object: Node, name: string): Node | undefined {
  switch (object.type) {
    case AST_NODE_TYPES.ArrayExpression:
      return /^\d{1,6}$/.test(name) ? (object.elements[Number(name)] ?? undefined) : undefined;
    case AST_NODE_TYPES.TSEnumDeclaration:
      return object.body.members.find((member) => nameOfKey(member.id, false) === name)
        ?.initializer;
    case AST_NODE_TYPES.ClassDeclaration:
      return readStatic(object, name);
    case AST_NODE_TYPES.ObjectExpression: {
      const property = object.properties.findLast(
        (item) =>
          item.type === AST_NODE_TYPES.Property && nameOfKey(item.key, item.computed) === name,
      );
      return property?.type === AST_NODE_TYPES.Property ? property.value : undefined;
    }
    default:
      return undefined;
  }
}

function readStatic({ body }: TSESTree.ClassDeclaration, name: string): Node | undefined {
  const field = body.body.find(
    (item) =>
      item.type === AST_NODE_TYPES.PropertyDefinition &&
      item.static &&
      nameOfKey(item.key, item.computed) === name,
  );
  return field?.type === AST_NODE_TYPES.PropertyDefinition ? (field.value ?? undefined) : undefined;
}
