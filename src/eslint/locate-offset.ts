import type { TSESLint } from '@typescript-eslint/utils';
import { LineStarts, type TreePosition } from './text/line-starts.ts';

type SourceCode = Readonly<TSESLint.SourceCode>;

/** What the source code of any language can do, those of the first plugins for other languages included. */
interface Located {
  getLocFromIndex?: (offset: number) => TreePosition;
  getLoc: (node: object) => { readonly start: TreePosition };
  getRange: (node: object) => readonly [number, number];
}

/**
 * Where an offset is, in lines and columns as the language of the file counts them. `getLocFromIndex` came
 * to languages that are not ESLint's own later than they did.
 */
export function locateOffset(sourceCode: SourceCode, offset: number): TreePosition {
  const located = sourceCode as unknown as Located;
  if (located.getLocFromIndex) return located.getLocFromIndex(offset);
  const lines = new LineStarts(sourceCode.text);
  const { line, column } = lines.locate(offset);
  // Some count columns from 0 and some from 1, which the first node tells.
  const { start } = located.getLoc(sourceCode.ast);
  const first = lines.locate(located.getRange(sourceCode.ast)[0]);
  return { line: line + start.line - first.line, column: column + start.column - first.column };
}
