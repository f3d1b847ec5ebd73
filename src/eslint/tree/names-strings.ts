import { findVariable } from '@eslint-community/eslint-utils';
import { AST_NODE_TYPES } from '@typescript-eslint/types';
import { walk, type Node, type SourceCode } from './syntax.ts';

/**
 * Whether a type may name the strings that it takes, so that no computed one is of it: `"a" | "b"`, the name
 * of such a type, or the name of one that another file declares.
 * @param isWhole whether the string itself is of this type, and not what it is a part of
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

/** Whether a name is the type itself, or one of those that it may be; what is deeper inside is of a part. */
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
