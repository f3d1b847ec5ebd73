import { findVariable } from '@eslint-community/eslint-utils';
import { AST_NODE_TYPES } from '@typescript-eslint/types';
import { namesStrings } from './names-strings.ts';
import type { Node, SourceCode } from './syntax.ts';

const READS_ENVIRONMENT = /\benv\b/;

/** Nodes in which a computed value is not allowed, or means something else than the literal. */
const FIXED: ReadonlySet<AST_NODE_TYPES> = new Set([
  AST_NODE_TYPES.ImportDeclaration,
  AST_NODE_TYPES.ImportExpression,
  AST_NODE_TYPES.ImportAttribute,
  AST_NODE_TYPES.ImportSpecifier,
  AST_NODE_TYPES.ExportAllDeclaration,
  AST_NODE_TYPES.ExportSpecifier,
  AST_NODE_TYPES.TSExternalModuleReference,
  AST_NODE_TYPES.TSImportType,
  AST_NODE_TYPES.TSEnumMember,
  AST_NODE_TYPES.TSLiteralType,
  AST_NODE_TYPES.TSTemplateLiteralType,
  AST_NODE_TYPES.TaggedTemplateExpression,
  // Compilers of frameworks read decorators without running them.
  AST_NODE_TYPES.Decorator,
  // Rendered values are sent to the browser.
  AST_NODE_TYPES.JSXAttribute,
  AST_NODE_TYPES.JSXElement,
  AST_NODE_TYPES.JSXFragment,
]);

/** Whether a literal can be replaced by a value that is computed at run time. */
export function isReplaceable(literal: Node, sourceCode: SourceCode): boolean {
  let isWhole = true;
  for (let node: Node = literal; node.parent; node = node.parent) {
    isWhole &&= TYPED_LIKE_VALUE.has(node.type);
    if (!allows(node.parent, node, isWhole, sourceCode)) return false;
  }
  return true;
}

/** Nodes that have the type of the string in them. */
const TYPED_LIKE_VALUE: ReadonlySet<AST_NODE_TYPES> = new Set([
  AST_NODE_TYPES.Literal,
  AST_NODE_TYPES.TemplateElement,
  AST_NODE_TYPES.TemplateLiteral,
  AST_NODE_TYPES.BinaryExpression,
  AST_NODE_TYPES.ConditionalExpression,
  AST_NODE_TYPES.LogicalExpression,
  AST_NODE_TYPES.SequenceExpression,
  AST_NODE_TYPES.TSAsExpression,
  AST_NODE_TYPES.TSTypeAssertion,
  AST_NODE_TYPES.TSNonNullExpression,
  AST_NODE_TYPES.TSSatisfiesExpression,
  AST_NODE_TYPES.ReturnStatement,
  AST_NODE_TYPES.BlockStatement,
  AST_NODE_TYPES.IfStatement,
]);

function allows(parent: Node, node: Node, isWhole: boolean, sourceCode: SourceCode): boolean {
  if (FIXED.has(parent.type) || isAmbient(parent)) return false;
  // Computed property names are not allowed in every class, and an API key is not a name.
  if ('key' in parent && parent.key === node) return false;
  if (readTypes(parent).some((type) => namesStrings(type, isWhole, sourceCode))) return false;
  switch (parent.type) {
    case AST_NODE_TYPES.TSAsExpression:
    case AST_NODE_TYPES.TSTypeAssertion:
      return sourceCode.getText(parent.typeAnnotation) !== 'const';
    case AST_NODE_TYPES.ExportNamedDeclaration:
      return parent.source !== node;
    case AST_NODE_TYPES.TSModuleDeclaration:
      return parent.id !== node;
    case AST_NODE_TYPES.ExpressionStatement:
      return !('directive' in parent) || parent.directive === undefined;
    case AST_NODE_TYPES.MemberExpression:
      return parent.property !== node;
    case AST_NODE_TYPES.SwitchCase:
      return parent.test !== node;
    case AST_NODE_TYPES.LogicalExpression:
      // The environment is read already, and the literal is its default.
      return parent.right !== node || !READS_ENVIRONMENT.test(sourceCode.getText(parent.left));
    case AST_NODE_TYPES.AssignmentExpression:
      return parent.right !== node || !READS_ENVIRONMENT.test(sourceCode.getText(parent.left));
    case AST_NODE_TYPES.VariableDeclarator:
      return !needsLiteral(parent.id, sourceCode);
    default:
      return true;
  }
}

/** Ambient declarations accept literals only. */
function isAmbient(node: Node): boolean {
  return 'declare' in node && node.declare;
}

/** The type annotations that a node applies to its value. */
function readTypes(node: Node): Node[] {
  switch (node.type) {
    case AST_NODE_TYPES.PropertyDefinition:
    case AST_NODE_TYPES.AccessorProperty:
      return [node.typeAnnotation ?? []].flat();
    case AST_NODE_TYPES.VariableDeclarator:
      return [node.id.typeAnnotation ?? []].flat();
    case AST_NODE_TYPES.AssignmentPattern:
      return [node.left.typeAnnotation ?? []].flat();
    case AST_NODE_TYPES.TSSatisfiesExpression:
    case AST_NODE_TYPES.TSAsExpression:
    case AST_NODE_TYPES.TSTypeAssertion:
      return [node.typeAnnotation];
    case AST_NODE_TYPES.FunctionDeclaration:
    case AST_NODE_TYPES.FunctionExpression:
    case AST_NODE_TYPES.ArrowFunctionExpression:
      return [node.returnType ?? []].flat();
    case AST_NODE_TYPES.CallExpression:
    case AST_NODE_TYPES.NewExpression:
      return [node.typeArguments ?? []].flat();
    default:
      return [];
  }
}

/** Whether a constant is used in a way that needs its literal type: `typeof k`, `o[k]`, `{ [k]: 1 }`. */
function needsLiteral(target: Node, sourceCode: SourceCode): boolean {
  if (target.type !== AST_NODE_TYPES.Identifier) return false;
  const variable = findVariable(sourceCode.getScope(target) as never, target.name);
  return (variable?.references ?? []).some(({ identifier }) => {
    const use = identifier as unknown as Node;
    const { parent } = use;
    if (!parent) return false;
    if (parent.type === AST_NODE_TYPES.MemberExpression) return parent.property === use;
    if (parent.type === AST_NODE_TYPES.SwitchCase) return true;
    return parent.type === AST_NODE_TYPES.TSTypeQuery || ('key' in parent && parent.key === use);
  });
}
