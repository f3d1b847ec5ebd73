import { findNodeAtLocation, parseTree, type Node } from 'jsonc-parser';

/** White space and comments before a token. */
const BLANKS = /(?:\s|\/\/[^\n]*|\/\*[^*]*\*+(?:[^/*][^*]*\*+)*\/)*/y;

/**
 * Removes a key with its value, or an item of a list, from JSON, which may have comments. Every other byte
 * stays, except a comma and the white space around it.
 * @param path of keys and indices that leads to it
 */
export function takeFromJson(text: string, path: readonly (string | number)[]): string {
  const root = parseTree(text, [], { allowTrailingComma: true });
  const value = root && findNodeAtLocation(root, [...path]);
  // For a key, the whole property.
  const node = value?.parent?.type === 'property' ? value.parent : value;
  const siblings = node?.parent?.children;
  if (!node || !siblings) return text;
  const at = siblings.indexOf(node);
  const end = endOf(node);
  const comma = skipBlanks(text, end);
  if (text[comma] === ',') {
    const next = comma + 1 + (/^\s*/.exec(text.slice(comma + 1))?.[0].length ?? 0);
    const isLast = at === siblings.length - 1;
    return isLast
      ? text.slice(0, node.offset).trimEnd() + text.slice(end, comma) + text.slice(comma + 1)
      : text.slice(0, node.offset) + text.slice(end, comma) + text.slice(next);
  }
  const previous = siblings[at - 1];
  const before = text.slice(0, node.offset).trimEnd();
  if (!previous) return before + text.slice(skipSpace(text, end));
  const separator = skipBlanks(text, endOf(previous));
  return before.slice(0, separator) + before.slice(separator + 1) + text.slice(end);
}

function endOf({ offset, length }: Node): number {
  return offset + length;
}

function skipBlanks(text: string, from: number): number {
  BLANKS.lastIndex = from;
  return from + (BLANKS.exec(text)?.[0].length ?? 0);
}

function skipSpace(text: string, from: number): number {
  return from + (/^\s*/.exec(text.slice(from))?.[0].length ?? 0);
}
