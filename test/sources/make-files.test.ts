import { expect, test } from 'vitest';
import type { AnyObject } from '../../src/git/git-object.ts';
import type { SourceFile } from '../../src/files/source-file.ts';
import { makeFiles, toUse } from '../../src/sources/make-files.ts';
import { fakeRepository } from '../support/fake-repository.ts';

const KINDS = ['content', 'target', 'message', 'tag'] as const;
const uses = KINDS.map((kind) => ({ path: `of ${kind}`, kind }));

async function make(object: AnyObject, again: AnyObject | string = 'again'): Promise<string[]> {
  const made: string[] = [];
  for (const file of makeFiles(object, uses, fakeRepository({}, { x: again }))) {
    if ('error' in file) made.push(`${file.path}: ${file.error}`);
    else if ('bytes' in file) made.push(`${file.path} ${file.kind}: ${file.bytes.toString()}`);
    else {
      let text = '';
      for await (const chunk of file.chunks) text += chunk.toString();
      made.push(`${file.path} ${file.kind}: ${text}`);
    }
    expect('error' in file || file.tracked).toBe(true);
  }
  return made;
}

async function* chunks(...texts: readonly string[]): AsyncGenerator<Buffer> {
  for (const text of texts) yield await Promise.resolve(Buffer.from(text));
}

const large = (...texts: readonly string[]): AnyObject => ({
  id: 'x',
  type: 'blob',
  chunks: chunks(...texts),
});

test('bytes are the same under each path', async () => {
  expect(await make({ id: 'x', type: 'blob', bytes: Buffer.from('a') })).toEqual(
    KINDS.map((kind) => `of ${kind} ${kind}: a`),
  );
});

test('an object that cannot be read fails under each path', async () => {
  expect(await make({ id: 'x', error: 'lost' })).toEqual(KINDS.map((kind) => `of ${kind}: lost`));
});

test('a large object is read again for each path but the first; its target is no symlink', async () => {
  const expected = ['of target content: again', 'of message message: again', 'of tag tag: again'];
  expect(await make(large('a', 'b'))).toEqual(['of content content: ab', ...expected]);
});

test('read again it may be large once more, or lost', async () => {
  expect((await make(large('a'), large('c', 'd')))[1]).toBe('of target content: cd');
  await expect(make(large('a'), { id: 'x', error: 'lost' })).rejects.toThrow('lost');
});

test.each<[string, SourceFile['kind']]>([
  ['120000', 'target'],
  ['100644', 'content'],
  ['100755', 'content'],
])('an entry with the mode %s is used as %s', (mode, kind) => {
  const entry = { path: 'a', id: 'x', mode, rawPath: Buffer.from('a') };
  expect(toUse(entry)).toEqual({ path: 'a', kind });
});
