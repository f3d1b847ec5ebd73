import { expect, test } from 'vitest';
import fc from 'fast-check';
import { orderByBase } from '../../src/sources/order-by-base.ts';

const order = (objects: readonly { id: string; base?: string }[]): string[] =>
  [...orderByBase(objects)].flat();

test.each([
  ['nothing', [], []],
  ['what is no change of another, in its order', [{ id: 'a' }, { id: 'b' }], ['a', 'b']],
  [
    'the changes of a blob right behind it',
    [{ id: 'a' }, { id: 'b' }, { id: 'c', base: 'b' }, { id: 'd', base: 'a' }],
    ['a', 'd', 'b', 'c'],
  ],
  [
    'a change of a change before the next change',
    [{ id: 'a' }, { id: 'b', base: 'a' }, { id: 'c', base: 'a' }, { id: 'd', base: 'b' }],
    ['a', 'b', 'd', 'c'],
  ],
  ['a base that is listed later', [{ id: 'a', base: 'b' }, { id: 'b' }], ['b', 'a']],
  ['a base that is not listed', [{ id: 'a', base: 'z' }, { id: 'b' }], ['a', 'b']],
])('orders %s', (_, objects, ids) => {
  expect(order(objects)).toEqual(ids);
});

test('each object comes once, behind its base, in batches that are not too long', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(), { maxLength: 3000 }), (draws) => {
      // A base is any object before, or none.
      const objects = draws.map((draw, place) => {
        const base = draw % (place + 1);
        return base === place ? { id: `${place}` } : { id: `${place}`, base: `${base}` };
      });
      const batches = [...orderByBase(objects)];
      const places = new Map(batches.flat().map((id, place) => [id, place]));
      expect(places.size).toBe(objects.length);
      expect(batches.flat()).toHaveLength(objects.length);
      expect(batches.every(({ length }) => length > 0 && length <= 1000)).toBe(true);
      for (const { id, base } of objects) {
        if (base !== undefined) expect(places.get(id)).toBeGreaterThan(places.get(base) ?? NaN);
      }
    }),
    { numRuns: 30 },
  );
});
