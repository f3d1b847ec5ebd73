import { expect, test } from 'vitest';
import { IdQueue } from '../../src/git/id-queue.ts';

async function* batches(...written: readonly string[]): AsyncGenerator<readonly string[]> {
  for (const batch of written) yield await Promise.resolve(batch.split(' '));
}

async function takeAll(queue: IdQueue): Promise<string[]> {
  const taken: string[] = [];
  for await (const batch of queue.handOut()) taken.push(batch.join(' '));
  return taken;
}

test.each([
  ['a list', (): IdQueue => new IdQueue(['a', 'b', 'c']), ['a b c']],
  ['batches', (): IdQueue => new IdQueue(batches('a', 'b c')), ['a', 'b c']],
])('ids of %s are handed out once, and answered in order', async (_, open, taken) => {
  const queue = open();
  expect(await takeAll(queue)).toEqual(taken);
  expect(queue.unanswered).toBe(3);
  for (const id of ['a', 'b', 'c']) queue.answer(id);
  expect(queue.unanswered).toBe(0);
  expect(await takeAll(queue)).toEqual([]);
});

test('an answer to something else is an error', async () => {
  const queue = new IdQueue(['a', 'b']);
  await takeAll(queue);
  expect(() => {
    queue.answer('b');
  }).toThrow('git cat-file answered b when it was asked for another object');
  queue.answer('a');
  expect(() => {
    queue.answer('a');
  }).toThrow('another object');
});

test('another process is given what is not answered, but for the one whose turn it was', async () => {
  const queue = new IdQueue(batches('a b', 'c d'));
  const first = queue.handOut();
  await first.next();
  queue.answer('a');
  await first.return(undefined);
  expect(await queue.takeFirst()).toBe('b');
  expect(queue.unanswered).toBe(0);
  expect(await takeAll(queue)).toEqual(['c d']);
  queue.answer('c');
  expect(await queue.takeFirst()).toBe('d');
  expect(await queue.takeFirst()).toBeUndefined();
});

test('where the list itself failed no object is the reason', async () => {
  async function* fail(): AsyncGenerator<readonly string[]> {
    yield await Promise.resolve(['a']);
    throw new Error('the list');
  }
  const queue = new IdQueue(fail());
  await expect(takeAll(queue)).rejects.toThrow('the list');
  expect(await queue.takeFirst()).toBeUndefined();
  expect(queue.unanswered).toBe(1);
});

test('it stays right for very many', async () => {
  const ids = Array.from({ length: 10_000 }, (_, index) => String(index));
  const queue = new IdQueue(ids);
  await takeAll(queue);
  for (const [index, id] of ids.entries()) {
    expect(queue.unanswered).toBe(ids.length - index);
    queue.answer(id);
  }
  expect(queue.unanswered).toBe(0);
});

test('who stops closes the list', async () => {
  let isClosed = false;
  async function* list(): AsyncGenerator<readonly string[]> {
    try {
      yield await Promise.resolve(['a']);
      yield ['b'];
    } finally {
      isClosed = true;
    }
  }
  const queue = new IdQueue(list());
  const handedOut = queue.handOut();
  await handedOut.next();
  await handedOut.return(undefined);
  await queue.close();
  expect(isClosed).toBe(true);
});
