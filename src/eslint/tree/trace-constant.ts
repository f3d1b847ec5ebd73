import { findVariable } from '@eslint-community/eslint-utils';
import { AST_NODE_TYPES } from '@typescript-eslint/types';
import type { TSESTree } from '@typescript-eslint/utils';
import { isFunction, listReturns } from './list-returns.ts';
import { readProperty } from './read-property.ts';
import { nameOfKey, nameOfTarget } from './static-name.ts';
import type { Node, SourceCode } from './syntax.ts';
import { stripTypeAssertions } from './strip-type-assertions.ts';

type Variable = NonNullable<ReturnType<typeof findVariable>>;

/** How many constants are followed, one to the next. */
const MOST_STEPS = 8;

/**
 * The initialiser of a constant variable, or of a property of a constant object, in the same file;
 * `undefined` if it may be reassigned.
 */
export function traceConstant(
  node: Node,
  sourceCode: SourceCode,
  steps: number = MOST_STEPS,
): Node | undefined {
  if (steps === 0) return undefined;
  if (node.type === AST_NODE_TYPES.Identifier)
    return traceVariable(node.name, node, sourceCode, steps);
  if (node.type !== AST_NODE_TYPES.MemberExpression) return undefined;
  return tracePropertyOf(node.object, nameOfKey(node.property, node.computed), sourceCode, steps);
}

function tracePropertyOf(
  expression: Node,
  name: string | undefined,
  sourceCode: SourceCode,
  steps: number,
): Node | undefined {
  if (name === undefined || steps === 0) return undefined;
  const object = stripTypeAssertions(expression);
  switch (object.type) {
    case AST_NODE_TYPES.ObjectExpression:
    case AST_NODE_TYPES.ArrayExpression:
    case AST_NODE_TYPES.ClassExpression:
      return readProperty(object, name);
    case AST_NODE_TYPES.ThisExpression: {
      const owner = findOwner(object);
      return owner && readProperty(owner.object, name, !owner.isStatic);
    }
    case AST_NODE_TYPES.NewExpression: {
      const made = traceConstant(stripTypeAssertions(object.callee), sourceCode, steps - 1);
      return made && readProperty(stripTypeAssertions(made), name, true);
    }
    case AST_NODE_TYPES.AwaitExpression:
      return tracePropertyOf(object.argument, name, sourceCode, steps - 1);
    case AST_NODE_TYPES.CallExpression: {
      if (FREEZE.has(nameOfTarget(object.callee) ?? '') && object.arguments[0]) {
        return tracePropertyOf(object.arguments[0], name, sourceCode, steps - 1);
      }
      const [returned, ...others] = traceReturns(object.callee, sourceCode, steps - 1);
      if (!returned || others.length > 0) return undefined;
      return tracePropertyOf(returned, name, sourceCode, steps - 1);
    }
    default: {
      const holder = traceConstant(object, sourceCode, steps - 1);
      if (!holder) return undefined;
      const isOwner = OWNERS.has(stripTypeAssertions(holder).type);
      return isOwner
        ? readProperty(stripTypeAssertions(holder), name)
        : tracePropertyOf(holder, name, sourceCode, steps - 1);
    }
  }
}

/** Functions of `Object` that return their argument. */
const FREEZE: ReadonlySet<string> = new Set(['freeze', 'seal', 'preventExtensions']);

/** Nodes that have properties. */
const OWNERS: ReadonlySet<AST_NODE_TYPES> = new Set([
  AST_NODE_TYPES.ClassDeclaration,
  AST_NODE_TYPES.TSEnumDeclaration,
]);

/** The expressions that a function of the same file may return; none if the callee is not one. */
export function traceReturns(
  callee: Node,
  sourceCode: SourceCode,
  steps: number = MOST_STEPS,
): readonly Node[] {
  const called = stripTypeAssertions(callee);
  if (steps === 0) return [];
  if (called.type === AST_NODE_TYPES.CallExpression) {
    return traceReturns(called.callee, sourceCode, steps - 1).flatMap((made) =>
      traceReturns(made, sourceCode, steps - 1),
    );
  }
  const target = isFunction(called) ? called : traceConstant(called, sourceCode, steps);
  const value = target && stripTypeAssertions(target);
  if (!value) return [];
  if (isFunction(value)) return listReturns(value);
  return value === called ? [] : traceReturns(value, sourceCode, steps - 1);
}

/** The object or class that `this` refers to. */
function findOwner(node: Node): { readonly object: Node; readonly isStatic: boolean } | undefined {
  for (let at = node.parent; at; at = at.parent) {
    switch (at.type) {
      case AST_NODE_TYPES.FunctionDeclaration:
        return undefined;
      case AST_NODE_TYPES.FunctionExpression: {
        const { parent } = at;
        if (parent.type === AST_NODE_TYPES.Property)
          return { object: parent.parent, isStatic: true };
        if (parent.type !== AST_NODE_TYPES.MethodDefinition) return undefined;
        return { object: parent.parent.parent, isStatic: parent.static };
      }
      case AST_NODE_TYPES.PropertyDefinition:
      case AST_NODE_TYPES.AccessorProperty:
        return { object: at.parent.parent, isStatic: at.static };
      case AST_NODE_TYPES.StaticBlock:
        return { object: at.parent.parent, isStatic: true };
      default:
    }
  }
  return undefined;
}

/** By variable, because some are used everywhere. */
const known = new WeakMap<Variable, Node | null>();

function traceVariable(
  name: string,
  at: Node,
  sourceCode: SourceCode,
  steps: number,
): Node | undefined {
  const variable = findVariable(sourceCode.getScope(at) as never, name);
  if (!variable) return undefined;
  const last = known.get(variable);
  if (last !== undefined) return last ?? undefined;
  const value = readDeclaration(variable, name, sourceCode, steps);
  // With more steps left, a value might have been found.
  if (value || steps === MOST_STEPS) known.set(variable, value ?? null);
  return value;
}

function readDeclaration(
  variable: Variable,
  name: string,
  sourceCode: SourceCode,
  steps: number,
): Node | undefined {
  const [definition, ...others] = variable.defs;
  if (!definition || others.length > 0) return undefined;
  const written = variable.references.filter((reference) => reference.isWrite());
  const later = written.filter((reference) => !reference.init);
  const node = definition.node as unknown as Node;
  if (node.type === AST_NODE_TYPES.TSEnumDeclaration) return node;
  if (definition.type === 'Parameter') return undefined;
  if (
    node.type === AST_NODE_TYPES.ClassDeclaration ||
    node.type === AST_NODE_TYPES.FunctionDeclaration
  ) {
    return later.length > 0 ? undefined : node;
  }
  if (node.type !== AST_NODE_TYPES.VariableDeclarator) return undefined;
  if (later.length === 0) return takeFrom(node, name, sourceCode, steps);
  // Declared without a value, and assigned once later.
  const isAlone = node.init === null && written.length === 1;
  return isAlone ? ((later[0]?.writeExpr ?? undefined) as Node | undefined) : undefined;
}

/** The value that a declaration assigns to one of its names: `k` of `const { k } = o`. */
function takeFrom(
  { id, init }: TSESTree.VariableDeclarator,
  name: string,
  sourceCode: SourceCode,
  steps: number,
): Node | undefined {
  if (id.type === AST_NODE_TYPES.Identifier) return init ?? undefined;
  if (id.type !== AST_NODE_TYPES.ObjectPattern || !init) return undefined;
  const taken = id.properties.find(
    (item) => item.type === AST_NODE_TYPES.Property && nameOfTarget(item.value) === name,
  );
  if (taken?.type !== AST_NODE_TYPES.Property) return undefined;
  return tracePropertyOf(init, nameOfKey(taken.key, taken.computed), sourceCode, steps);
}

/** The default value of a variable: `k = "…"` among the parameters of a function. */
export function traceDefault(node: Node, sourceCode: SourceCode): Node | undefined {
  if (node.type !== AST_NODE_TYPES.Identifier) return undefined;
  const variable = findVariable(sourceCode.getScope(node) as never, node.name);
  const holder = (variable?.defs[0]?.name as Node | undefined)?.parent;
  const isDefault = holder?.type === AST_NODE_TYPES.AssignmentPattern;
  return isDefault && nameOfTarget(holder.left) === node.name ? holder.right : undefined;
}
