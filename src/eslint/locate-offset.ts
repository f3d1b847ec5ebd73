import type { TSESLint } from '@typescript-eslint/utils';
import { LineStarts, type TreePosition } from './text/line-starts.ts';

type SourceCode = Readonly<TSESLint.SourceCode>;

/** What the source code of any language offers, including the first language plugins. */
interface Located {
  getLocFromIndex?: (offset: number) => TreePosition;
  getLoc: (node: object) => { readonly start: TreePosition };
  getRange: (node: object) => readonly [number, number];
}

/**
 * Line and column of an offset, as the language of the file counts them. Languages other than ESLint's own got
 * `getLocFromIndex` later.
 */
export function locateOffset(sourceCode: SourceCode, offset: number): TreePosition {
  const located = sourceCode as unknown as Located;
  if (located.getLocFromIndex) return located.getLocFromIndex(offset);
  const lines = new LineStarts(sourceCode.text);
  const { line, column } = lines.locate(offset);
  // Some count columns from 0 and some from 1, which the first node shows.
  const { start } = located.getLoc(sourceCode.ast);
  const first = lines.locate(located.getRange(sourceCode.ast)[0]);
  return { line: line + start.line - first.line, column: column + start.column - first.column };
}
