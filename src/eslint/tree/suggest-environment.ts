import { AST_NODE_TYPES } from '@typescript-eslint/types';
import type { Span } from '../../text/span.ts';
import type { Runtime } from './detect-runtime.ts';
import { foldString } from './fold-string.ts';
import { isReplaceable } from './is-replaceable.ts';
import type { Node, SourceCode } from './syntax.ts';

/** A piece of code to stand in place of a secret. */
export interface Replacement extends Span {
  /** What is read, for the message. */
  readonly expression: string;
  readonly text: string;
}

/** What is to be replaced, and by what. */
export interface ReplacementQuestion {
  /** The literal, or the expression that puts the secret together. */
  readonly node: Node;
  /** Where the secret stands in the text: in the node, or all of it. */
  readonly span: Span;
  readonly secret: string;
  readonly variable: string;
  readonly environment: Runtime;
  readonly isTypeScript: boolean;
}

/**
 * How to read a secret from the environment in its place; `undefined` where that would not compile. A variable
 * that is missing or empty is an error at once, and not a request without a key later.
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
    // The backslash before it would take the dollar sign for a letter.
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

/** What stands in the string beside the secret; `undefined` where it cannot be moved into a template. */
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

/** Places in which an operator needs no parentheses around it. */
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
