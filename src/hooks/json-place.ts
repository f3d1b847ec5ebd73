import { isMap, isScalar, isSeq, type Node, type Pair, type YAMLMap } from 'yaml';
import { ScanError } from '../errors/errors.ts';
import { parseYaml } from './yaml-place.ts';

/**
 * Sets a string in a JSON file, or takes it out, and leaves every other byte as it is. JSON is YAML, whose
 * parser tells places.
 * @param container keys that lead to the object
 * @throws ScanError when there is no such object
 */
export function setJsonString(
  path: string,
  text: string,
  container: readonly string[],
  key: string,
  value: string | undefined,
): string {
  const document = parseYaml(path, text);
  const map = container.length === 0 ? document.contents : document.getIn(container, true);
  if (!isMap(map)) throw new ScanError(`${path} has no object "${container.join('.')}"`);
  const index = map.items.findIndex((pair) => isScalar(pair.key) && pair.key.value === key);
  if (index === -1) return value === undefined ? text : add(text, map, key, JSON.stringify(value));
  if (value === undefined) return take(text, map, index);
  const [start, end] = rangeOf(map.items[index]?.value);
  return text.slice(0, start) + JSON.stringify(value) + text.slice(end);
}

/**
 * Adds a value to a list in a JSON file, and the list where there is none.
 * @param container keys that lead to the object that the list is in
 * @throws ScanError when there is no such object
 */
export function addToJsonList(
  path: string,
  text: string,
  container: readonly string[],
  key: string,
  value: object,
): string {
  const document = parseYaml(path, text);
  const map = container.length === 0 ? document.contents : document.getIn(container, true);
  if (!isMap(map)) throw new ScanError(`${path} has no object "${container.join('.')}"`);
  const list = map.get(key, true);
  if (list === undefined) {
    const gap = findGap(text, map, map.items[0]?.key);
    const inner = gap.includes('\n') ? gap + getUnit(gap) : gap;
    return add(text, map, key, `[${inner}${format(value, inner)}${gap}]`);
  }
  if (!isSeq(list)) throw new ScanError(`${path} has no list "${[...container, key].join('.')}"`);
  const [start, end] = rangeOf(list);
  const [first] = list.items;
  if (!first) return `${text.slice(0, start)}[${format(value, '')}]${text.slice(end)}`;
  const gap = findGap(text, list, first);
  const at = rangeOf(first)[0];
  return `${text.slice(0, at)}${format(value, gap)},${gap === '' ? ' ' : gap}${text.slice(at)}`;
}

/** What stands before the first item: nothing, or a line break and the indentation of every item. */
function findGap(text: string, list: unknown, first: unknown): string {
  return first === undefined ? '' : text.slice(rangeOf(list)[0] + 1, rangeOf(first)[0]);
}

/** A value as it is written behind a gap. */
function format(value: object, gap: string): string {
  const indent = /\n(?<indent>[ \t]*)$/.exec(gap)?.groups?.['indent'];
  if (indent === undefined) return JSON.stringify(value);
  return JSON.stringify(value, undefined, getUnit(gap)).replaceAll('\n', `\n${indent}`);
}

function getUnit(gap: string): string {
  return gap.includes('\t') ? '\t' : '  ';
}

/** @param value JSON */
function add(text: string, map: YAMLMap, key: string, value: string): string {
  const [start, end] = rangeOf(map);
  const [first] = map.items;
  const entry = `${JSON.stringify(key)}: ${value}`;
  if (!first) return `${text.slice(0, start)}{ ${entry} }${text.slice(end)}`;
  const [firstKey] = rangeOf(first.key);
  // What stands before the first key, a line break and its indentation, comes again before the second.
  const gap = text.slice(start + 1, firstKey);
  return `${text.slice(0, firstKey)}${entry},${gap === '' ? ' ' : gap}${text.slice(firstKey)}`;
}

function take(text: string, map: YAMLMap, index: number): string {
  const pair = map.items[index];
  const next = map.items[index + 1];
  const previous = map.items[index - 1];
  const [start] = rangeOf(pair?.key);
  const [, end] = rangeOf(pair?.value);
  if (next) return text.slice(0, start) + text.slice(rangeOf(next.key)[0]);
  if (previous) return text.slice(0, rangeOf(previous.value)[1]) + text.slice(end);
  const [open, close] = rangeOf(map);
  return `${text.slice(0, open)}{}${text.slice(close)}`;
}

/** Start and end of a node's own text. */
function rangeOf(node: unknown): readonly [number, number] {
  const range = node as Node | Pair | null | undefined as Node | undefined;
  if (!range?.range) throw new Error('the parser gave a node no range');
  return [range.range[0], range.range[1]];
}
