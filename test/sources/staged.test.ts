import { describe, expect, test } from 'vitest';
import { makeConfig } from '../../src/config/config.ts';
import type { StagedChange } from '../../src/git/staged-change.ts';
import { Account } from '../../src/sources/account.ts';
import { makeStagedSource } from '../../src/sources/staged.ts';
import { fakeRepository } from '../support/fake-repository.ts';
import { showItem } from '../support/show-item.ts';

const config = makeConfig({});

function change(path: string, id?: string): StagedChange {
  const status = id === undefined ? 'D' : 'A';
  return { path, status, mode: '100644', oldMode: '000000', ...(id !== undefined && { id }) };
}

interface Read {
  readonly items: string[];
  readonly asked: number;
  readonly emptyMessage: string;
}

async function read(staged: readonly StagedChange[], isKnown: boolean): Promise<Read> {
  const answers = {
    stagedChanges: () => {
      if (isKnown) throw new Error('they are known');
      return Promise.resolve([...staged]);
    },
    readLooseBlob: () => undefined,
  };
  const repository = fakeRepository(answers, { x: 'content' });
  const source = makeStagedSource(repository, isKnown ? staged : undefined);
  const account = new Account();
  const items: string[] = [];
  for await (const item of source.read(account)) {
    items.push(showItem(item));
    account.addScanned('files');
  }
  return { items, asked: account.close().asked, emptyMessage: source.emptyMessage };
}

describe.each([
  ['that are known', true],
  ['that git is asked for', false],
])('staged changes %s', (_, isKnown) => {
  test('are read', async () => {
    expect(await read([change('a', 'x'), change('gone')], isKnown)).toMatchObject({
      items: ['a tracked content: content'],
      asked: 1,
    });
  });

  test('may be none', async () => {
    expect((await read([], isKnown)).emptyMessage).toBe('nothing staged');
    expect((await read([change('gone')], isKnown)).emptyMessage).toBe('only deletions staged');
  });
});

test.each([
  [['a', 'b'], false],
  [['a', '.gitignore'], true],
  [['deep/in/.gitignore', 'b'], true],
  [['other.gitignore'], false],
  [['.gitignore/a'], false],
])('whether coverage is audited after changes to %j: %j', async (paths, isAudited) => {
  const changes = paths.map((path) => change(path, 'x'));
  const source = makeStagedSource(fakeRepository({}), changes);
  const audit = source.audit?.(config) ?? Promise.resolve([]);
  // It asks this repository, which answers nothing.
  if (isAudited) await expect(audit).rejects.toThrow();
  else expect(await audit).toEqual([]);
});
