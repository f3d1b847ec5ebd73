import type { ListedObject } from '../git/list-objects.ts';

/** So many ids are handed on at once. */
const BATCH = 1000;

/**
 * The ids of objects, each behind the one that git keeps it as a change of, with all that are kept as changes of it
 * right behind it: git then has the bytes at hand that it applies a change to, and so has whoever compares the two.
 * The packs of a large repository have them far apart.
 * @param objects each once
 */
export function* orderByBase(
  objects: readonly Pick<ListedObject, 'id' | 'base'>[],
): Generator<string[]> {
  const places = new Map(objects.map(({ id }, place) => [id, place]));
  // As lists through arrays of numbers, because there may be millions.
  const firstChange = new Int32Array(objects.length).fill(NONE);
  const nextChange = new Int32Array(objects.length).fill(NONE);
  const roots: number[] = [];
  for (let place = objects.length - 1; place >= 0; place--) {
    const base = objects[place]?.base;
    const at = base === undefined ? undefined : places.get(base);
    if (at === undefined) {
      roots.push(place);
    } else {
      nextChange[place] = firstChange[at] ?? NONE;
      firstChange[at] = place;
    }
  }
  let ids: string[] = [];
  const open = roots;
  for (let place = open.pop(); place !== undefined; place = open.pop()) {
    const object = objects[place];
    if (object) ids.push(object.id);
    if (ids.length === BATCH) {
      yield ids;
      ids = [];
    }
    const next = nextChange[place] ?? NONE;
    if (next !== NONE) open.push(next);
    const first = firstChange[place] ?? NONE;
    if (first !== NONE) open.push(first);
  }
  if (ids.length > 0) yield ids;
}

const NONE = -1;
