import { findVariable } from '@eslint-community/eslint-utils';
import { AST_NODE_TYPES } from '@typescript-eslint/types';
import { nameOfKey } from './static-name.ts';
import type { Node, SourceCode } from './syntax.ts';
import { unwrap } from './unwrap.ts';

/** How many constants may lead from one to the next. */
const MOST_STEPS = 8;

/**
 * Where the value of a variable, or of a property of an object in one, is written in the same file;
 * `undefined` where it may be another later.
 */
export function traceConstant(
  node: Node,
  sourceCode: SourceCode,
  steps: number = MOST_STEPS,
): Node | undefined {
  if (steps === 0) return undefined;
  if (node.type === AST_NODE_TYPES.Identifier) return traceVariable(node.name, node, sourceCode);
  if (node.type !== AST_NODE_TYPES.MemberExpression) return undefined;
  const object = unwrap(node.object);
  const holder =
    object.type === AST_NODE_TYPES.ObjectExpression
      ? object
      : traceConstant(object, sourceCode, steps - 1);
  const name = nameOfKey(node.property, node.computed);
  return holder && name !== undefined ? readProperty(unwrap(holder), name) : undefined;
}

function traceVariable(name: string, at: Node, sourceCode: SourceCode): Node | undefined {
  const variable = findVariable(sourceCode.getScope(at) as never, name);
  const [definition, ...others] = variable?.defs ?? [];
  if (!variable || others.length > 0 || definition?.type !== 'Variable') return undefined;
  if (variable.references.some((reference) => reference.isWrite() && !reference.init)) {
    return undefined;
  }
  const declarator = definition.node as unknown as Node;
  if (declarator.type !== AST_NODE_TYPES.VariableDeclarator) return undefined;
  // A pattern takes the value apart.
  if (declarator.id.type !== AST_NODE_TYPES.Identifier) return undefined;
  return declarator.init ?? undefined;
}

function readProperty(object: Node, name: string): Node | undefined {
  if (object.type !== AST_NODE_TYPES.ObjectExpression) return undefined;
  const property = object.properties.findLast(
    (item) => item.type === AST_NODE_TYPES.Property && nameOfKey(item.key, item.computed) === name,
  );
  return property?.type === AST_NODE_TYPES.Property ? property.value : undefined;
}
