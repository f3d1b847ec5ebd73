import { findVariable } from '@eslint-community/eslint-utils';
import { AST_NODE_TYPES } from '@typescript-eslint/types';
import { walk, type Node, type SourceCode } from './syntax.ts';

/**
 * Whether a type may only accept certain literals, so that a computed string does not compile: `"a" | "b"`,
 * the name of such a type, or a type from another file.
 * @param isWhole whether it is the type of the string itself, and not of a value that contains it
 */
export function namesStrings(type: Node, isWhole: boolean, sourceCode: SourceCode): boolean {
  const pending = new Set<Node>([type]);
  for (const declaration of pending) {
    for (const node of walk(sourceCode, declaration)) {
      if (isString(node)) return true;
      if (node.type !== AST_NODE_TYPES.Identifier || !isTypeName(node)) continue;
      const variable = findVariable(sourceCode.getScope(node) as never, node.name);
      for (const definition of variable?.defs ?? []) {
        const defined = definition.node as unknown as Node;
        if (defined.type === AST_NODE_TYPES.TSTypeAliasDeclaration) pending.add(defined);
        else if (isWhole && isAlternative(node, type)) return true;
      }
    }
  }
  return false;
}

function isString(node: Node): boolean {
  if (node.type === AST_NODE_TYPES.TSTemplateLiteralType) return true;
  if (node.type !== AST_NODE_TYPES.TSLiteralType) return false;
  const { literal } = node;
  return (
    literal.type === AST_NODE_TYPES.TemplateLiteral ||
    (literal.type === AST_NODE_TYPES.Literal && typeof literal.value === 'string')
  );
}

function isTypeName({ parent }: Node): boolean {
  return parent?.type === AST_NODE_TYPES.TSTypeReference;
}

/** Whether a name is the type itself, or a member of the union. A name deeper inside is the type of a part. */
function isAlternative(name: Node, type: Node): boolean {
  for (let at = name.parent?.parent; at; at = at.parent) {
    if (at === type || ENDS.has(at.type)) return true;
    if (at.type !== AST_NODE_TYPES.TSUnionType) return false;
  }
  return false;
}

const ENDS: ReadonlySet<AST_NODE_TYPES> = new Set([
  AST_NODE_TYPES.TSTypeAnnotation,
  AST_NODE_TYPES.TSTypeAliasDeclaration,
]);
