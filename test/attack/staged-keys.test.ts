import { chmod } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { attempt } from '../support/attempt-commit.ts';
import { encodings } from '../support/encode.ts';
import { HIDING_LIST, hideKey, listPlaces } from '../support/hidden-keys.ts';
import { key } from '../support/keys.ts';
import { scan } from '../support/report.ts';
import { createRepository, type Repository } from '../support/repository.ts';
import { FILE_STAGINGS, LINK_STAGINGS, stageFiles, type StagedFile } from '../support/stagings.ts';
import { EFFORT, TIMEOUT } from './effort.ts';
import { pick, pickSome } from './pick.ts';

/** Lines of `.gitattributes` for directories; each keeps `git diff` from showing what is staged. */
const ATTRIBUTES = ['-diff', 'binary', 'diff=hidden', 'filter=hidden', 'text eol=crlf', 'ident'];

/** Settings that change what git prints, or that run something; `%` holds `order` and `tool`. */
const SETTINGS: readonly string[] = [
  ...['color.ui=always', 'color.diff=always', 'core.pager=%/tool', 'pager.diff=%/tool'],
  ...['diff.external=%/tool', 'diff.hidden.textconv=%/tool', 'diff.hidden.command=%/tool'],
  ...['diff.noprefix=true', 'diff.relative=true', 'diff.renames=copies', 'diff.context=0'],
  ...['diff.ignoreSubmodules=all', 'diff.orderFile=%/order', 'diff.submodule=log'],
  ...['core.autocrlf=true', 'core.autocrlf=input', 'core.eol=crlf', 'core.fileMode=false'],
  ...['core.symlinks=false', 'core.ignoreCase=true', 'core.quotePath=true', 'core.abbrev=4'],
  ...['core.fsmonitor=%/tool', 'core.hooksPath=%', 'core.sparseCheckout=true'],
  ...['core.bigFileThreshold=1', 'core.attributesFile=%/order', 'filter.hidden.clean=%/tool'],
  ...['status.showUntrackedFiles=no', 'alias.diff=status', 'advice.statusHints=false'],
];

let repo: Repository;
/** Holds what the settings point to. */
let tools: Repository;
let files: readonly StagedFile[];
let expected: readonly string[];

beforeAll(async () => {
  repo = await createRepository();
  tools = await createRepository({ init: false });
  await tools.write('order', '*.zzz\n* -diff\n');
  await tools.write('tool', '#!/bin/sh\nexit 0\n');
  await chmod(tools.path('tool'), 0o755);
  const attributes = ATTRIBUTES.map((attribute, i) => `/${String(i)}/** ${attribute}\n`).join('');
  await repo.add('.gitattributes', attributes);
  files = [...listFiles(), ...listLinks()];
  await stageFiles(repo, files);
  expected = files.map(({ path }) => path).toSorted();
}, TIMEOUT);

afterAll(async () => {
  await repo[Symbol.asyncDispose]();
  await tools[Symbol.asyncDispose]();
});

/** Every way to stage, every way to hide, and each time another place, encoding and attribute. */
function listFiles(): StagedFile[] {
  // What has several lines depends on what stands around it, which is no matter of git.
  const inOneLine = HIDING_LIST.filter(({ write }) => !write(key).includes('\n'));
  const hidings = EFFORT > 1 ? inOneLine : inOneLine.filter((_, i) => i % 3 === 0);
  return FILE_STAGINGS.flatMap((staging, i) =>
    hidings.map((hiding, j) => {
      const at = i * hidings.length + j;
      const place = pick(listPlaces(hiding), at);
      const hidden = hideKey(key, hiding, place, pick(Object.keys(encodings), at));
      const path = `${String(at % ATTRIBUTES.length)}/${String(at)}/${hidden.path}`;
      return { path, content: hidden.bytes, staging };
    }),
  );
}

function listLinks(): StagedFile[] {
  return LINK_STAGINGS.flatMap((staging, i) =>
    [key, `../${key}/a`, encodeURIComponent(` ${key}`)].map((content, j) => ({
      path: `links/${String(i)}/${String(j)}`,
      content,
      staging,
    })),
  );
}

/** The paths in which a key is new. */
async function findPaths(settings: readonly string[]): Promise<string[]> {
  // As `git -c` hands them on.
  const given = settings.map((setting) => `'${setting.replace('%', tools.root)}'`).join(' ');
  const env = { GIT_CONFIG_PARAMETERS: given };
  const { findings } = await scan(repo, ['--staged'], { env });
  const keys = findings.filter(({ rule, state }) => rule === 'no-xai-key' && state === 'new');
  return [...new Set(keys.map(({ path }) => path))].toSorted();
}

test('every key is found in every way to stage it', async ({ annotate }) => {
  expect(await findPaths([])).toEqual(expected);
  await annotate(`${String(files.length)} cases`);
});

test(
  'whatever git is told to print, alone and in pairs',
  async ({ annotate }) => {
    const rounds = EFFORT > 1 ? 10 * EFFORT : 4;
    for (let round = 0; round < rounds; round++) {
      // The rounds of the suite take every setting once.
      const settings =
        EFFORT > 1 ? pickSome(SETTINGS, 2) : SETTINGS.filter((_, i) => i % rounds === round);
      expect(await findPaths(settings), settings.join(' ')).toEqual(expected);
    }
    await annotate(`${String(rounds * files.length)} cases`);
  },
  TIMEOUT,
);

describe('no commit is made', () => {
  beforeAll(() => repo.installHook());

  test('of them', async () => {
    expect((await attempt(repo, ['commit', '--verbose', '-m', 'after'])).happened).toBe(false);
  });

  test('in place of the last one', async () => {
    expect((await attempt(repo, ['commit', '--amend', '-m', 'after'])).happened).toBe(false);
  });

  test('that concludes a merge of a branch that has them', async () => {
    const tree = await repo.git('write-tree');
    const theirs = await repo.git('commit-tree', tree.stdout.toString().trim(), '-m', 'theirs');
    await repo.write('.git/MERGE_HEAD', theirs.stdout);
    expect((await attempt(repo, ['commit', '-m', 'after'])).happened).toBe(false);
    await repo.remove('.git/MERGE_HEAD');
  });
});
