import { describe, expect, test } from 'vitest';
import { apiKey } from '../../rules/sample.ts';
import { MOST_IN_FULL } from '../../src/finding/select-shown.ts';
import { lint } from '../../src/library/library.ts';
import type { MoreFindings } from '../../src/report/more-findings.ts';
import { scan } from '../support/report.ts';
import { createRepository } from '../support/repository.ts';

const MORE = 203;
const FILE = 'dump.sql';

/** A file with another key on each line. */
function makeDump(count: number, first = 1): string {
  return Array.from({ length: count }, (_, at) => `'${apiKey(first + at)}'\n`).join('');
}

const more = {
  path: FILE,
  rule: 'no-xai-key',
  severity: 'error',
  count: MORE,
};

describe('a file with more findings than are reported in full', () => {
  test('of a scan, they are counted, and the library says the same', async () => {
    await using repo = await createRepository();
    await repo.write(FILE, makeDump(MOST_IN_FULL + MORE));
    const report = await scan(repo);
    expect(report.findings).toHaveLength(MOST_IN_FULL);
    expect(report).toMatchObject({ exit: 1, more: [more] });
    const { findings, more: counted } = await lint({ cwd: repo.root });
    expect(findings.filter(({ path }) => path === FILE)).toHaveLength(MOST_IN_FULL);
    expect(counted).toMatchObject([more]);
  });

  test('all of them block a commit', async () => {
    await using repo = await createRepository();
    await repo.add(FILE, makeDump(MOST_IN_FULL + MORE));
    const { exitCode, stdout } = await repo.keyfence('hook', 'pre-commit');
    expect(exitCode).toBe(1);
    expect(stdout).toContain(`${FILE}  error  and ${MORE} more  no-xai-key`);
    expect(stdout).toContain(`${MOST_IN_FULL + MORE} errors;`);
  });

  test('those that were committed already do not, and one that is new is reported before them', async () => {
    await using repo = await createRepository();
    const old = makeDump(MOST_IN_FULL + MORE);
    await repo.write(FILE, old);
    await repo.commit();
    await repo.add(FILE, `${old}-- more\n`);
    expect(await repo.keyfence('hook', 'pre-commit')).toMatchObject({ exitCode: 0 });
    await repo.add(FILE, `${old}${makeDump(1, 5001)}`);
    const { findings, more: counted } = (await scan(repo, ['--staged'])) as unknown as {
      findings: readonly { state: string; line: number }[];
      more: readonly MoreFindings[];
    };
    expect(findings.filter(({ state }) => state === 'new')).toMatchObject([
      { line: MOST_IN_FULL + MORE + 1 },
    ]);
    expect(counted).toMatchObject([{ ...more, state: 'already-committed', count: MORE + 1 }]);
  });

  test('a baseline accepts every one of them, and one more is new', async () => {
    await using repo = await createRepository();
    await repo.write(FILE, makeDump(MOST_IN_FULL + MORE));
    await repo.commit();
    expect((await repo.keyfence('baseline')).stdout).toContain(`${MOST_IN_FULL + MORE}`);
    const accepted = await scan(repo);
    expect(accepted).toMatchObject({
      findings: [],
      moreSuppressed: [{ ...more, by: 'baseline' }],
    });
    await repo.write(FILE, makeDump(MOST_IN_FULL + MORE + 1));
    expect((await scan(repo)).told).toEqual([`${FILE}:1204 no-xai-key`]);
  });

  test('the range of a push and the history count them too', async () => {
    await using repo = await createRepository();
    await repo.write('a.txt', 'clean\n');
    await repo.commit();
    await repo.write(FILE, makeDump(MOST_IN_FULL + MORE));
    await repo.commit();
    await repo.write(FILE, `-- again\n${makeDump(MOST_IN_FULL + MORE)}`);
    await repo.commit();
    expect(await scan(repo, ['--commits', 'HEAD~2..HEAD'])).toMatchObject({
      exit: 1,
      more: [{ ...more, state: 'new' }],
    });
    expect(await scan(repo, ['--history'])).toMatchObject({ exit: 1, more: [more] });
  });
});
