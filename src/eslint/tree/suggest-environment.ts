import { AST_NODE_TYPES } from '@typescript-eslint/types';
import type { Span } from '../../text/span.ts';
import type { Runtime } from './detect-runtime.ts';
import { foldString } from './fold-string.ts';
import { isReplaceable } from './is-replaceable.ts';
import type { Node, SourceCode } from './syntax.ts';

/** Code to replace a secret. */
export interface Replacement extends Span {
  /** The expression that it reads, for the message. */
  readonly expression: string;
  readonly text: string;
}

/** The secret to replace, and the variable to read. */
export interface ReplacementQuestion {
  /** The literal, or the expression that builds the secret. */
  readonly node: Node;
  /** The span of the secret: in the node, or all of it. */
  readonly span: Span;
  readonly secret: string;
  readonly variable: string;
  readonly environment: Runtime;
  readonly isTypeScript: boolean;
}

/**
 * Code that reads a secret from the environment; `undefined` if it would not compile. It throws if the
 * variable is missing or empty, because otherwise a request would be sent without a key.
 */
export function suggestEnvironment(
  question: ReplacementQuestion,
  sourceCode: SourceCode,
): Replacement | undefined {
  const { node, span, environment, variable } = question;
  if (!isReplaceable(node, sourceCode)) return undefined;
  const expression = environment(variable, question.isTypeScript);
  const value = `${expression} || (() => { throw new Error("${variable} is not set"); })()`;
  if (node.type === AST_NODE_TYPES.TemplateElement) {
    // The backslash before it would escape the dollar sign.
    if (sourceCode.text[span.start - 1] === '\\') return undefined;
    return { ...span, expression, text: `\${${value}}` };
  }
  const [start, end] = node.range;
  const around = readAround(question, sourceCode);
  if (!around) return undefined;
  const isWhole = around.before === '' && around.after === '';
  const text = isWhole
    ? parenthesize(value, node)
    : `\`${around.before}\${${value}}${around.after}\``;
  return { start, end, expression, text };
}

/** The string around the secret; `undefined` if it cannot become a template. */
function readAround(
  { node, span, secret }: ReplacementQuestion,
  sourceCode: SourceCode,
): { readonly before: string; readonly after: string } | undefined {
  const [start, end] = node.range;
  if (span.start === start) {
    return foldString(node, sourceCode) === secret ? { before: '', after: '' } : undefined;
  }
  const before = sourceCode.text.slice(start + 1, span.start);
  const after = sourceCode.text.slice(span.end, end - 1);
  return /[\\`$\r\n]/.test(before + after) ? undefined : { before, after };
}

/** Nodes in which an operator needs no parentheses. */
const ALONE: ReadonlySet<AST_NODE_TYPES | undefined> = new Set([
  AST_NODE_TYPES.VariableDeclarator,
  AST_NODE_TYPES.Property,
  AST_NODE_TYPES.PropertyDefinition,
  AST_NODE_TYPES.AccessorProperty,
  AST_NODE_TYPES.AssignmentExpression,
  AST_NODE_TYPES.AssignmentPattern,
  AST_NODE_TYPES.ArrayExpression,
  AST_NODE_TYPES.ArrowFunctionExpression,
  AST_NODE_TYPES.CallExpression,
  AST_NODE_TYPES.NewExpression,
  AST_NODE_TYPES.ConditionalExpression,
  AST_NODE_TYPES.ReturnStatement,
  AST_NODE_TYPES.TemplateLiteral,
]);

function parenthesize(value: string, { parent }: Node): string {
  return ALONE.has(parent?.type) ? value : `(${value})`;
}
