import { expect, test } from 'vitest';
import { key } from '../support/keys.ts';
import { scan } from '../support/report.ts';
import { createRepository } from '../support/repository.ts';

/** More than what is read at once, so that a blob of so many lines is looked at in windows. */
const LINES = 130_000;

test('a key at the start, in the middle and at the end of a blob that is read in parts', async () => {
  await using repo = await createRepository();
  await repo.commit('empty');
  const line = `${'a'.repeat(99)}\n`;
  const write = (before: number): string =>
    `${line.repeat(before)}${key}\n${line.repeat(LINES - before)}`;
  const lines = { start: 0, middle: LINES / 2, end: LINES };
  await repo.stageAll(
    Object.entries(lines).map(([name, before]) => [`${name}.txt`, write(before)] as const),
  );
  const told = Object.entries(lines).map(
    ([name, before]) => `${name}.txt:${String(before + 1)} no-xai-key`,
  );
  const fresh = told.map((finding) => `${finding} new`).toSorted();
  expect((await scan(repo, ['--staged'])).told).toEqual(fresh);
  await repo.git('commit', '--quiet', '--no-verify', '-m', 'large');
  expect((await scan(repo, ['--commits', 'HEAD'])).told).toEqual(fresh);
  expect((await scan(repo, ['--history'])).told).toEqual(told.toSorted());
});
