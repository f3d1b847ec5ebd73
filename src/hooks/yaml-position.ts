import { isMap, isSeq, parseDocument, type Document } from 'yaml';
import { ScanError } from '../errors/errors.ts';
import { renderBlock } from './block.ts';

/**
 * A place in a YAML file where lines can be inserted without changing others. Writing the parsed file back
 * would change quotes, widths and blank lines.
 */
export interface YamlPosition {
  /** Of the line that will follow. */
  readonly offset: number;
  /** Of the lines to insert. */
  readonly indent: string;
}

/** @throws ScanError when the file is not YAML; the parser's message would quote it */
export function parseYaml(path: string, text: string): Document.Parsed {
  const document = parseDocument(text, { keepSourceTokens: true });
  const [error] = document.errors;
  if (error) throw new ScanError(`${path} is not valid YAML (${error.code})`, { cause: error });
  return document;
}

/**
 * Before the first entry of the map or list at `path`.
 * @returns `undefined` if it is written in one line, or empty
 */
export function findPosition(
  document: Document.Parsed,
  text: string,
  path: readonly string[],
): YamlPosition | undefined {
  const node = path.length === 0 ? document.contents : document.getIn(path, true);
  if ((!isMap(node) && !isSeq(node)) || node.flow === true || node.items.length === 0) {
    return undefined;
  }
  const at = node.range?.[0] ?? 0;
  const offset = text.lastIndexOf('\n', at - 1) + 1;
  const indent = text.slice(offset, at);
  return /^ *$/.test(indent) ? { offset, indent } : undefined;
}

/** Inserts lines before the place, between the two comments that mark them. */
export function insertAt(text: string, place: YamlPosition, lines: readonly string[]): string {
  const block = renderBlock(lines, { indent: place.indent });
  const ending = text.includes('\r\n') ? block.replaceAll('\n', '\r\n') : block;
  return text.slice(0, place.offset) + ending + text.slice(place.offset);
}
