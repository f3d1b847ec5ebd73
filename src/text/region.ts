/** Lines and columns from 1, columns and offsets in UTF-16 units; `endColumn` and `end` are exclusive. */
export interface Region {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  readonly start: number;
  readonly end: number;
}
