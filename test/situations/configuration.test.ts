import { chmod } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { useHome } from '../support/create-environment.ts';
import { key, secondKey } from '../support/keys.ts';
import { scan } from '../support/report.ts';
import { createRepository, type Repository } from '../support/repository.ts';

/** What a user may have in a configuration file; `%` is a directory that holds `order`, `attributes` and `tool`. */
const SETTINGS = `
color.ui=always
color.diff=always
color.branch=always
core.abbrev=4
core.attributesFile=%/attributes
core.bigFileThreshold=1
core.commentChar=;
core.fileMode=false
core.fsmonitor=%/tool
core.ignoreStat=true
core.pager=%/tool
core.precomposeUnicode=true
core.preloadIndex=false
core.quotePath=false
core.quotePath=true
core.safecrlf=true
core.trustctime=false
core.useReplaceRefs=true
core.warnAmbiguousRefs=false
core.whitespace=tab-in-indent
diff.algorithm=histogram
diff.autoRefreshIndex=false
diff.colorMoved=zebra
diff.context=0
diff.dirstat=lines
diff.dstPrefix=there/
diff.external=%/tool
diff.ignoreSubmodules=all
diff.indentHeuristic=false
diff.interHunkContext=9
diff.mnemonicPrefix=true
diff.noprefix=true
diff.orderFile=%/order
diff.relative=true
diff.renameLimit=1
diff.renames=copies
diff.renames=false
diff.srcPrefix=here/
diff.statGraphWidth=3
diff.submodule=log
diff.suppressBlankEmpty=true
diff.tool=%/tool
diff.wordRegex=.
diff.wsErrorHighlight=all
grep.column=true
grep.extendedRegexp=true
grep.fallbackToNoIndex=false
grep.fullName=true
grep.lineNumber=true
grep.patternType=fixed
grep.threads=1
i18n.logOutputEncoding=UTF-16
interactive.diffFilter=%/tool
log.decorate=full
log.diffMerges=off
log.showRoot=false
log.showSignature=true
pager.cat-file=%/tool
pager.diff=%/tool
pager.log=true
pager.status=%/tool
status.aheadBehind=false
status.branch=true
status.displayCommentPrefix=true
status.relativePaths=true
status.renames=copies
status.short=true
status.showStash=true
status.showUntrackedFiles=no
status.submoduleSummary=true
submodule.recurse=true
alias.cat-file=status
alias.diff=status
alias.rev-parse=status`.trim();

const ENVIRONMENT = `
GIT_DIFF_OPTS=-u0
GIT_EXTERNAL_DIFF=false
GIT_GLOB_PATHSPECS=1
GIT_ICASE_PATHSPECS=1
GIT_LITERAL_PATHSPECS=1
GIT_OPTIONAL_LOCKS=1
GIT_PAGER=false
GIT_PAGER_IN_USE=1
GIT_TRACE=1
GIT_TRACE2_EVENT=1
PAGER=false
LESS=-R
COLUMNS=1
LANG=tr_TR.UTF-8
FORCE_COLOR=1
NO_COLOR=1
CLICOLOR_FORCE=1
TERM=xterm-256color
CI=true`.trim();

type Assignment = readonly [name: string, value: string];

/**
 * Deals the lines of a table out like cards: a process for each line takes too long, and neighbours, which are
 * about the same thing and could hide each other's effect, never come together.
 */
function dealAssignments(table: string, groups: number): [string, readonly Assignment[]][] {
  const lines = table.split('\n');
  return Array.from({ length: groups }, (_, group) => {
    const dealt = lines.filter((_, i) => i % groups === group);
    return [dealt.join(', '), dealt.map(readAssignment)];
  });
}

function readAssignment(line: string): Assignment {
  const sign = line.indexOf('=');
  return [line.slice(0, sign), line.slice(sign + 1)];
}

/** A file that changes, one that moves and a new one: what renames, copies, order and context could disturb. */
async function stageThree(repo: Repository): Promise<void> {
  const body = 'a line that stays\n'.repeat(20);
  await repo.write('src/changed.txt', body);
  await repo.write('src/old.txt', `${body}\n\n`);
  await repo.commit();
  await repo.add('src/changed.txt', `${body}${key}\n`);
  await repo.git('mv', 'src/old.txt', 'src/moved.txt');
  await repo.add('src/moved.txt', `${body}\n\n${secondKey}\n`);
  await repo.add('src/new.txt', `${body}${key}\n`);
}

const THREE = [
  'src/changed.txt:21 no-xai-key new',
  'src/moved.txt:23 no-xai-key new',
  'src/new.txt:21 no-xai-key new',
];

/** The rows below only read it. */
let shared: Repository;
/** Holds what the settings point to. */
let files: Repository;

beforeAll(async () => {
  shared = await createRepository();
  await stageThree(shared);
  files = await createRepository({ init: false });
  await files.write('order', '*.zzz\n');
  await files.write('attributes', '* -diff -text\n');
  await files.write('tool', '#!/bin/sh\nexit 0\n');
  await chmod(files.path('tool'), 0o755);
});

afterAll(async () => {
  await shared[Symbol.asyncDispose]();
  await files[Symbol.asyncDispose]();
});

describe('settings of the user', () => {
  test.each(dealAssignments(SETTINGS, 12))('%s', async (_, settings) => {
    const lines = settings.map(([name, value]) => {
      const [section = '', key = ''] = name.split('.');
      return `[${section}]\n${key} = "${value.replace('%', files.root.replaceAll('\\', '/'))}"\n`;
    });
    await files.write('.gitconfig', lines.join(''));
    // From a directory below, where a relative answer would show.
    const options = { cwd: 'src', env: useHome(files.root) };
    expect((await scan(shared, ['--staged'], options)).told).toEqual(THREE);
  });

  test.each([
    ['core.autocrlf', 'true'],
    ['core.ignoreCase', 'true'],
    ['core.splitIndex', 'true'],
    ['core.symlinks', 'false'],
    ['core.untrackedCache', 'true'],
    ['feature.manyFiles', 'true'],
    ['index.version', '4'],
  ])('%s=%s, which changes how the index is written', async (name, value) => {
    await using repo = await createRepository();
    await repo.git('config', name, value);
    await stageThree(repo);
    expect((await scan(repo, ['--staged'])).told).toEqual(THREE);
  });

  test('what git takes from a command line', async () => {
    const given = {
      GIT_CONFIG_COUNT: '1',
      GIT_CONFIG_KEY_0: 'color.ui',
      GIT_CONFIG_VALUE_0: 'always',
    };
    const env = { ...given, GIT_CONFIG_PARAMETERS: "'diff.relative=true'" };
    expect((await scan(shared, ['--staged'], { cwd: 'src', env })).told).toEqual(THREE);
  });
});

describe('environment of the user', () => {
  test.each(dealAssignments(ENVIRONMENT, 6))('%s', async (_, variables) => {
    const env = Object.fromEntries(variables);
    expect((await scan(shared, ['--staged'], { env })).told).toEqual(THREE);
  });
});
