import { AST_NODE_TYPES } from '@typescript-eslint/types';
import type { Span } from '../../text/span.ts';
import { foldString } from './fold-string.ts';
import { readPlainString } from './static-name.ts';
import type { Node, SourceCode } from './syntax.ts';

/** A string, and its span in the text. */
export interface WrittenString extends Span {
  readonly value: string;
  readonly node: Node;
  /** Whether the text contains it literally, not escaped or concatenated. */
  readonly isVerbatim: boolean;
}

/** The constant string that a node evaluates to. If it is one literal, its span excludes the quotes. */
export function readWrittenString(node: Node, sourceCode: SourceCode): WrittenString | undefined {
  const inside = readInside(node, sourceCode);
  if (inside) return inside;
  const value = foldString(node, sourceCode);
  const [start, end] = node.range;
  return value === undefined ? undefined : { start, end, value, node, isVerbatim: false };
}

function readInside(node: Node, { text }: SourceCode): WrittenString | undefined {
  const isElement = node.type === AST_NODE_TYPES.TemplateElement;
  const value = (isElement ? node.value.cooked : readPlainString(node)) ?? undefined;
  if (value === undefined) return undefined;
  // The range of a template element includes its delimiters with some parsers.
  const [from, to] = node.range;
  const start = text.startsWith(value, from) ? from : from + 1;
  const end = start + value.length;
  const isVerbatim = end <= to && text.startsWith(value, start);
  return isVerbatim ? { start, end, value, node, isVerbatim } : undefined;
}
