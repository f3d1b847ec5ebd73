import type { ListedObject } from '../git/list-objects.ts';

/** Number of ids in a batch. */
const BATCH = 1000;

/**
 * The ids of objects in the order of their deltas: each object is followed by those whose delta base it is.
 * Git then still has the base in its cache, and so has the comparison of versions. In the packs of a large
 * repository they are far apart.
 * @param objects each once
 */
export function* orderByBase(
  objects: readonly Pick<ListedObject, 'id' | 'base'>[],
): Generator<string[]> {
  const places = new Map(objects.map(({ id }, place) => [id, place]));
  // Linked lists in typed arrays, because there may be millions.
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
