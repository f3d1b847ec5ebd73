import { truncate } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Git } from '../../src/git/git.ts';
import { readObjectsInParallel } from '../../src/git/read-objects-in-parallel.ts';
import { objectFile } from '../support/object-file.ts';
import { createRepository, type Repository, type StagedFile } from '../support/repository.ts';

/** Of which a process reads a thousand at a time. */
const COUNT = 2500;

let repo: Repository;
let contents: ReadonlyMap<string, string>;

beforeAll(async () => {
  repo = await createRepository();
  const texts = Array.from({ length: COUNT }, (_, i) => `${'text '.repeat(i % 100)}${String(i)}`);
  const ids = await repo.stageAll(texts.map((text, i): StagedFile => [String(i), text]));
  contents = new Map(ids.map((id, i) => [id, texts[i] ?? '']));
  await repo.git('repack', '-a', '-d', '--quiet');
});

afterAll(() => repo[Symbol.asyncDispose]());

async function read(
  ids: Parameters<typeof readObjectsInParallel>[0],
  most = Infinity,
): Promise<Map<string, string>> {
  const read = new Map<string, string>();
  for await (const { objects } of readObjectsInParallel(ids, new Git(repo.root))) {
    for (const object of objects) {
      // Not by an expectation each, of which there are thousands.
      if (read.has(object.id)) throw new Error(`${object.id} comes twice`);
      if ('bytes' in object) read.set(object.id, object.bytes.toString());
    }
    if (read.size >= most) break;
  }
  return read;
}

test.each([0, 1, 999, 1000, 1001, COUNT])('%i objects, each once', async (count) => {
  const asked = [...contents].slice(0, count);
  expect(await read(asked.map(([id]) => id))).toEqual(new Map(asked));
});

test('ids that are still in the making', async () => {
  const list = async function* (): AsyncGenerator<readonly string[]> {
    for (const id of contents.keys()) yield await Promise.resolve([id]);
  };
  expect(await read(list())).toEqual(contents);
});

test('who wants no more gets no more', async () => {
  const ended: string[] = [];
  const list = async function* (): AsyncGenerator<readonly string[]> {
    try {
      for (;;) yield await Promise.resolve([...contents.keys()]);
    } finally {
      ended.push('list');
    }
  };
  expect((await read(list(), 1)).size).toBeLessThan(COUNT);
  expect(ended).toEqual(['list']);
});

describe('what cannot be read', () => {
  async function readErrors(ids: Parameters<typeof readObjectsInParallel>[0]): Promise<string[][]> {
    const errors: string[][] = [];
    let others = 0;
    for await (const { objects } of readObjectsInParallel(ids, new Git(repo.root))) {
      for (const object of objects) {
        if ('error' in object) errors.push([object.id, object.error]);
        else others++;
      }
    }
    expect(others).toBe(COUNT);
    return errors.sort();
  }

  test.each([0, 1250, COUNT])('is object %i, which is not there', async (at) => {
    const id = 'ab'.repeat(20);
    const errors = await readErrors([...contents.keys()].toSpliced(at, 0, id));
    expect(errors).toEqual([[id, expect.stringMatching(/has no abababababab; run "git fsck"$/)]]);
  });

  test.each([[[0]], [[999, 1000, 1001]], [[1, 1250, COUNT]]])(
    'are corrupt ones, at which git gives up: %j',
    async (places) => {
      const texts = places.map((place) => `corrupt ${String(place)} ${'text '.repeat(500)}`);
      const broken = await repo.stageAll(texts.map((text): StagedFile => [text.slice(0, 9), text]));
      const ids = [...contents.keys()];
      for (const [i, place] of places.entries()) {
        const id = broken[i] ?? '';
        ids.splice(place, 0, id);
        await truncate(await objectFile(repo, id), 20);
      }
      const list = async function* (): AsyncGenerator<readonly string[]> {
        for (let at = 0; at < ids.length; at += 70)
          yield await Promise.resolve(ids.slice(at, at + 70));
      };
      for (const asked of [ids, list()]) {
        const errors = await readErrors(asked);
        expect(errors.map(([id]) => id)).toEqual(broken.toSorted());
        expect(errors[0]?.[1]).toMatch(/^cannot be read: git cat-file failed .*"git fsck"$/);
      }
    },
  );

  test('is not everything, when git fails at everything', async () => {
    const broken = await repo.stageAll(
      Array.from({ length: 150 }, (_, i): StagedFile => [`b${String(i)}`, `broken ${String(i)}`]),
    );
    for (const id of broken) await truncate(await objectFile(repo, id), 20);
    await expect(read(broken)).rejects.toThrow('git cat-file failed');
  });
});

describe('fails', () => {
  test.each([0, 1, 3])('where the ids end with an error after %i thousand', async (thousands) => {
    const list = async function* (): AsyncGenerator<readonly string[]> {
      yield await Promise.resolve([...contents.keys()].slice(0, 1000 * thousands));
      throw new Error('no more');
    };
    await expect(read(list())).rejects.toThrow('no more');
  });
});
