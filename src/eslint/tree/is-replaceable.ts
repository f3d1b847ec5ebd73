import { AST_NODE_TYPES } from '@typescript-eslint/types';
import type { Node, SourceCode } from './syntax.ts';

const NOTHING: ReadonlySet<AST_NODE_TYPES> = new Set([
  AST_NODE_TYPES.TSUndefinedKeyword,
  AST_NODE_TYPES.TSNullKeyword,
]);
const READS_ENVIRONMENT = /\benv\b/;

/** Whether what is computed at run time may stand in place of a literal, and means something there. */
export function isReplaceable(literal: Node, sourceCode: SourceCode): boolean {
  for (let node: Node = literal; node.parent; node = node.parent) {
    if (!allows(node.parent, node, sourceCode)) return false;
  }
  return true;
}

function allows(parent: Node, node: Node, sourceCode: SourceCode): boolean {
  switch (parent.type) {
    case AST_NODE_TYPES.TSEnumMember:
    case AST_NODE_TYPES.TSLiteralType:
    case AST_NODE_TYPES.TaggedTemplateExpression:
    case AST_NODE_TYPES.ImportAttribute:
    // What is rendered reaches the browser.
    case AST_NODE_TYPES.JSXAttribute:
    case AST_NODE_TYPES.JSXElement:
    case AST_NODE_TYPES.JSXFragment:
      return false;
    case AST_NODE_TYPES.TSAsExpression:
      return sourceCode.getText(parent.typeAnnotation) !== 'const';
    case AST_NODE_TYPES.TSTypeAssertion:
      return sourceCode.getText(parent.typeAnnotation) !== 'const';
    case AST_NODE_TYPES.Property:
      return parent.key !== node || parent.computed;
    case AST_NODE_TYPES.PropertyDefinition:
      if (parent.key === node) return parent.computed;
      return !listsStrings(parent.typeAnnotation?.typeAnnotation);
    case AST_NODE_TYPES.LogicalExpression:
      // There the environment is read already, and the literal is what to do without.
      return parent.right !== node || !READS_ENVIRONMENT.test(sourceCode.getText(parent.left));
    case AST_NODE_TYPES.AssignmentExpression:
      return parent.right !== node || !READS_ENVIRONMENT.test(sourceCode.getText(parent.left));
    case AST_NODE_TYPES.TSSatisfiesExpression:
      return !listsStrings(parent.typeAnnotation);
    case AST_NODE_TYPES.VariableDeclarator:
      return !listsStrings(parent.id.typeAnnotation?.typeAnnotation);
    case AST_NODE_TYPES.AssignmentPattern:
      return !listsStrings(parent.left.typeAnnotation?.typeAnnotation);
    default:
      return true;
  }
}

/** Whether a type names every string that it takes, so that no other is of it. */
function listsStrings(type: Node | undefined): boolean {
  switch (type?.type) {
    case AST_NODE_TYPES.TSLiteralType:
    case AST_NODE_TYPES.TSTemplateLiteralType:
      return true;
    case AST_NODE_TYPES.TSUnionType:
      return type.types.every((one) => NOTHING.has(one.type) || listsStrings(one));
    default:
      return false;
  }
}
