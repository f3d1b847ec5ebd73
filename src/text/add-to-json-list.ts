import { findNodeAtLocation, parseTree, type Node } from 'jsonc-parser';
import { ScanError } from '../errors/errors.ts';

/**
 * Adds a value to the beginning of a list in JSON, which may have comments, and the list itself if it is missing.
 * Every other byte stays.
 * @param name of the file, for the message
 * @param container keys that lead to the object that the list is in
 * @throws ScanError when there is no such object, or something else in place of the list
 */
export function addToJsonList(
  name: string,
  text: string,
  container: readonly string[],
  key: string,
  value: object,
): string {
  const object = findObject(name, text, container, key);
  const list = findNodeAtLocation(object, [key]);
  if (!list) {
    const gap = findGap(text, object);
    const inner = gap.includes('\n') ? gap + getUnit(gap) : '';
    return insert(
      text,
      object,
      `"${key}": [${inner}${format(value, inner)}${inner === '' ? '' : gap}]`,
    );
  }
  if (list.type !== 'array') throw new ScanError(`"${key}" in ${name} is not a list`);
  return insert(text, list, format(value, findGap(text, list)));
}

/**
 * Adds a name with a value to the beginning of an object. Every other byte stays.
 * @throws ScanError when there is no such object
 */
export function addToJsonObject(
  name: string,
  text: string,
  container: readonly string[],
  key: string,
  value: object,
): string {
  const object = findObject(name, text, container, key);
  const gap = findGap(text, object);
  return insert(text, object, `${JSON.stringify(key)}: ${format(value, gap)}`);
}

function findObject(name: string, text: string, container: readonly string[], key: string): Node {
  const root = parseTree(text, [], { allowTrailingComma: true });
  const object = root && findNodeAtLocation(root, [...container]);
  if (object?.type !== 'object') throw new ScanError(`${name} has no object to add "${key}" to`);
  return object;
}

/** Puts an item before the first one. */
function insert(text: string, parent: Node, item: string): string {
  const start = parent.offset + 1;
  const first = parent.children?.[0];
  if (!first) {
    const end = parent.offset + parent.length - 1;
    return `${text.slice(0, start)}${item}${text.slice(end)}`;
  }
  const gap = findGap(text, parent);
  return `${text.slice(0, first.offset)}${item},${gap === '' ? ' ' : gap}${text.slice(first.offset)}`;
}

/** The white space before the first item: nothing, or a line break and the indentation of every item. */
function findGap(text: string, { offset, children: [first] = [] }: Node): string {
  if (!first) return '';
  const before = text.slice(offset + 1, first.offset);
  const blank = before.slice(before.trimEnd().length);
  // A comment may come between.
  return blank.slice(Math.max(0, blank.lastIndexOf('\n') - (blank.includes('\r\n') ? 1 : 0)));
}

/** A value, formatted for the given gap before it. */
function format(value: object, gap: string): string {
  const found = /(?<end>\r?\n)(?<indent>[ \t]*)$/.exec(gap)?.groups;
  if (!found) return JSON.stringify(value);
  const { end = '\n', indent = '' } = found;
  return JSON.stringify(value, undefined, getUnit(gap)).replaceAll('\n', `${end}${indent}`);
}

function getUnit(gap: string): string {
  return gap.includes('\t') ? '\t' : '  ';
}
