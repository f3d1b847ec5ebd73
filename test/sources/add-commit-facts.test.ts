import { expect, test } from 'vitest';
import type { Origin } from '../../src/finding/finding.ts';
import { addCommitFacts } from '../../src/sources/add-commit-facts.ts';
import { fakeRepository } from '../support/fake-repository.ts';
import { allowed, found } from '../support/walked-commits.ts';

test('adds author and subject to what has a commit that is known', async () => {
  const asked: string[] = [];
  const repository = fakeRepository({
    history: {
      readCommitFacts: (ids) => {
        asked.push(...ids);
        return Promise.resolve(new Map([['c1', { author: 'A', subject: 'B' }]]));
      },
    },
  });
  const withOrigin = (origin?: Origin) => ({ ...found('a').finding, ...(origin && { origin }) });
  const { findings, suppressed } = await addCommitFacts(
    {
      findings: [
        withOrigin({ commit: 'c1', date: 'D', inHead: true }),
        withOrigin({ commit: 'c1' }),
        withOrigin({ commit: 'c2', date: 'D' }),
        withOrigin({ tag: 'v1' }),
        withOrigin(),
      ],
      suppressed: [{ ...allowed('b'), finding: withOrigin({ commit: 'c1' }) }],
    },
    repository,
  );
  expect(asked).toEqual(['c1', 'c2']);
  const facts = { commit: 'c1', author: 'A', subject: 'B' };
  // What comes first is shown first.
  const first = JSON.stringify({
    commit: 'c1',
    date: 'D',
    author: 'A',
    subject: 'B',
    inHead: true,
  });
  expect(JSON.stringify(findings[0]?.origin)).toBe(first);
  expect(findings.slice(1).map(({ origin }) => origin)).toStrictEqual([
    facts,
    { commit: 'c2', date: 'D' },
    { tag: 'v1' },
    undefined,
  ]);
  expect(suppressed[0]).toMatchObject({ by: 'comment', finding: { origin: facts } });
});
