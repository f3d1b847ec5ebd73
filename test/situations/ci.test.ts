import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { key, oldKey, secondKey } from '../support/keys.ts';
import { expectRefusal, scan } from '../support/report.ts';
import { createRepository, type Repository } from '../support/repository.ts';

type Env = Readonly<Record<string, string>>;

const ZEROS = '0'.repeat(40);
const FEATURE = ['feature.txt:1 no-xai-key new'];
const TAG = ' no-xai-key new';
const MAIN = ['main.txt:1 no-xai-key new'];
const EVERYTHING = [TAG, 'main.txt:1 no-xai-key new', 'old.txt:1 no-xai-key new'];

interface Ids {
  readonly base: string;
  readonly main: string;
  readonly feature: string;
}

/**
 * The clone of a build: `main` is one commit ahead of where `feature` left it, and both have a key of their own.
 */
async function createBuild(): Promise<Ids & { repo: Repository } & AsyncDisposable> {
  const origin = await createRepository();
  const commitFile = async (path: string, content: string): Promise<string> => {
    await origin.write(path, content);
    await origin.commit(`write ${path}`);
    return origin.head();
  };
  const base = await commitFile('old.txt', `${oldKey}\n`);
  const main = await commitFile('main.txt', `${secondKey}\n`);
  await origin.git('switch', '--quiet', '--create', 'feature', base);
  const feature = await commitFile('feature.txt', `${key}\n`);
  await origin.git('switch', '--quiet', 'main');
  await origin.git('tag', '--annotate', '-m', key, 'v1', base);
  await origin.git('clone', '--quiet', '.', '../build');
  const repo = origin.at(origin.path('../build'));
  return { repo, base, main, feature, [Symbol.asyncDispose]: () => origin[Symbol.asyncDispose]() };
}

let build: Awaited<ReturnType<typeof createBuild>>;
beforeAll(async () => {
  build = await createBuild();
});
afterAll(() => build[Symbol.asyncDispose]());

async function writeEvent(repo: Repository, name: string, event: unknown): Promise<Env> {
  await repo.write('../event.json', JSON.stringify(event));
  return {
    GITHUB_ACTIONS: 'true',
    GITHUB_EVENT_NAME: name,
    GITHUB_EVENT_PATH: repo.path('../event.json'),
    GITHUB_SHA: 'never asked for',
  };
}

describe('--ci in GitHub Actions', () => {
  const events: Readonly<Record<string, [string, (ids: Ids) => object, readonly string[]]>> = {
    'a pull request': [
      'pull_request',
      ({ main, feature }) => ({ pull_request: { base: { sha: main }, head: { sha: feature } } }),
      FEATURE,
    ],
    'a pull request of a fork': [
      'pull_request_target',
      ({ main, feature }) => ({ pull_request: { base: { sha: main }, head: { sha: feature } } }),
      FEATURE,
    ],
    'a merge queue': [
      'merge_group',
      ({ main, feature }) => ({ merge_group: { base_sha: main, head_sha: feature } }),
      FEATURE,
    ],
    'a push': ['push', ({ base, main }) => push('main', base, main), MAIN],
    'a new branch': ['push', ({ feature }) => push('feature', ZEROS, feature), FEATURE],
    'the first push': ['push', ({ main }) => push('main', ZEROS, main), EVERYTHING],
    'a tag': ['push', ({ base }) => ({ ...push('', ZEROS, base), ref: 'refs/tags/v1' }), [TAG]],
    'a force push': ['push', ({ feature }) => push('feature', '1'.repeat(40), feature), FEATURE],
    'a deleted branch': ['push', ({ feature }) => push('feature', feature, ZEROS), []],
  };

  function push(branch: string, before: string, after: string): object {
    const ref = `refs/heads/${branch}`;
    return { ref, before, after, repository: { default_branch: 'main' } };
  }

  test.each(Object.entries(events))('%s', async (_, [name, makeEvent, told]) => {
    const { repo } = build;
    const env = await writeEvent(repo, name, makeEvent(build));
    const report = await scan(repo, ['--ci'], { env });
    expect(report.told).toEqual(told);
    expect(report.ran.stderr).toMatch(/^keyfence: GitHub Actions, \w+: .+\n$/);
  });

  const BRANCHED = [TAG, 'feature.txt:1 no-xai-key new', 'old.txt:1 no-xai-key new'];

  test.each<[string, string, (ids: Ids) => Env, readonly string[]]>([
    ['by the clock', 'schedule', ({ main }) => on(main, 'refs/heads/main'), EVERYTHING],
    ['by hand', 'workflow_dispatch', ({ feature }) => on(feature, 'refs/heads/feature'), BRANCHED],
    ['by an API', 'repository_dispatch', ({ main }) => on(main, 'refs/heads/main'), EVERYTHING],
    [
      'by a release',
      'release',
      ({ base }) => on(base, 'refs/tags/v1'),
      [TAG, 'old.txt:1 no-xai-key new'],
    ],
    ['by an event of later', 'made_up', ({ main }) => on(main, 'refs/pull/1/merge'), EVERYTHING],
  ])('what is started %s takes everything', async (_, name, makeEnv, told) => {
    const env = { ...(await writeEvent(build.repo, name, {})), ...makeEnv(build) };
    const report = await scan(build.repo, ['--ci'], { env });
    expect(report.told).toEqual(told);
    const choice = `keyfence: GitHub Actions, ${name}: everything up to`;
    expect(report.ran.stderr).toBe(`${choice} ${env['GITHUB_SHA']?.slice(0, 12) ?? ''}\n`);
  });

  test('what follows another workflow takes what that was about', async () => {
    const { repo, feature } = build;
    const event = { workflow_run: { head_sha: feature }, repository: { full_name: 'a/b' } };
    const env = await writeEvent(repo, 'workflow_run', event);
    expect((await scan(repo, ['--ci'], { env })).told).toEqual(BRANCHED);
  });

  function on(commit: string, ref: string): Env {
    return { GITHUB_SHA: commit, GITHUB_REF: ref };
  }

  test('says what it chose', async () => {
    const { repo, main, feature } = build;
    const event = { pull_request: { base: { sha: main }, head: { sha: feature } } };
    const env = await writeEvent(repo, 'pull_request', event);
    const { stderr } = await repo.keyfence('scan', '--ci', { env });
    const range = `${main.slice(0, 12)}..${feature.slice(0, 12)}`;
    expect(stderr).toBe(`keyfence: GitHub Actions, pull_request: ${range}\n`);
  });

  test.each<[string, string, object, RegExp]>([
    ['a workflow run without a commit', 'workflow_run', {}, /has no "workflow_run.head_sha"/],
    ['a commit that is not there', 'schedule', {}, /never asked for/],
    ['an event without ids', 'push', { before: 1 }, /has no "before"/],
    [
      'an unknown head',
      'pull_request',
      { pull_request: { base: { sha: 'HEAD' }, head: { sha: '1'.repeat(40) } } },
      /no commit/,
    ],
    [
      'an option for an id',
      'push',
      { ref: '', before: '--all', after: '--all', repository: { default_branch: 'main' } },
      /not the name of a commit/,
    ],
  ])('%s is refused', async (_, name, event, reason) => {
    const env = await writeEvent(build.repo, name, event);
    expectRefusal(await build.repo.keyfence('scan', '--ci', { env }), reason);
  });

  test('an event file that is not there, or no JSON', async () => {
    const { repo } = build;
    const env = { GITHUB_ACTIONS: 'true', GITHUB_EVENT_NAME: 'push' };
    expectRefusal(await repo.keyfence('scan', '--ci', { env }), /GITHUB_EVENT_PATH/);
    const missing = { ...env, GITHUB_EVENT_PATH: repo.path('missing') };
    expectRefusal(await repo.keyfence('scan', '--ci', { env: missing }), /missing/);
  });

  test('a shallow checkout', async () => {
    const { repo, main, base } = build;
    await repo.git('clone', '--quiet', '--depth', '1', `file://${repo.root}/../work`, '../shallow');
    const shallow = repo.at(repo.path('../shallow'));
    const event = {
      ref: 'refs/heads/main',
      before: base,
      after: main,
      repository: { default_branch: 'main' },
    };
    const env = await writeEvent(repo, 'push', event);
    const ran = await shallow.keyfence('scan', '--ci', { env });
    expect(ran).toMatchObject({ exitCode: 2, stdout: '' });
    expect(ran.stderr).toContain('fetch-depth: 0');
  });
});

describe('--ci elsewhere', () => {
  const builds: Readonly<Record<string, [(ids: Ids) => Env, readonly string[]]>> = {
    'GitLab, a merge request': [
      ({ base, feature }) => ({
        GITLAB_CI: 'true',
        CI_PIPELINE_SOURCE: 'merge_request_event',
        CI_MERGE_REQUEST_DIFF_BASE_SHA: base,
        CI_COMMIT_BEFORE_SHA: ZEROS,
        CI_COMMIT_SHA: feature,
      }),
      FEATURE,
    ],
    'GitLab, merged results': [
      ({ base, feature, main }) => ({
        GITLAB_CI: 'true',
        CI_MERGE_REQUEST_DIFF_BASE_SHA: base,
        CI_MERGE_REQUEST_SOURCE_BRANCH_SHA: feature,
        CI_COMMIT_SHA: main,
      }),
      FEATURE,
    ],
    'GitLab, a push': [
      ({ base, main }) => ({
        GITLAB_CI: 'true',
        CI_COMMIT_BEFORE_SHA: base,
        CI_COMMIT_SHA: main,
        CI_COMMIT_BRANCH: 'main',
        CI_DEFAULT_BRANCH: 'main',
      }),
      MAIN,
    ],
    'GitLab, a new branch': [
      ({ feature }) => ({
        GITLAB_CI: 'true',
        CI_COMMIT_BEFORE_SHA: ZEROS,
        CI_COMMIT_SHA: feature,
        CI_COMMIT_BRANCH: 'feature',
        CI_DEFAULT_BRANCH: 'main',
      }),
      FEATURE,
    ],
    'Bitbucket, a pull request': [
      ({ main, feature }) => ({
        BITBUCKET_BUILD_NUMBER: '7',
        BITBUCKET_COMMIT: feature,
        BITBUCKET_PR_DESTINATION_BRANCH: 'main',
        BITBUCKET_PR_DESTINATION_COMMIT: main.slice(0, 12),
      }),
      FEATURE,
    ],
    'Bitbucket, a push': [
      ({ feature }) => ({
        BITBUCKET_BUILD_NUMBER: '7',
        BITBUCKET_COMMIT: feature,
        BITBUCKET_BRANCH: 'feature',
      }),
      FEATURE,
    ],
    'Azure, a pull request': [
      ({ feature, main }) => ({
        TF_BUILD: 'True',
        BUILD_SOURCEVERSION: main,
        SYSTEM_PULLREQUEST_TARGETBRANCH: 'refs/heads/main',
        SYSTEM_PULLREQUEST_SOURCECOMMITID: feature,
      }),
      FEATURE,
    ],
    'Azure, a push to main': [
      ({ main }) => ({
        TF_BUILD: 'True',
        BUILD_SOURCEVERSION: main,
        BUILD_SOURCEBRANCH: 'refs/heads/main',
      }),
      EVERYTHING,
    ],
    'CircleCI, a push': [
      ({ feature }) => ({ CIRCLECI: 'true', CIRCLE_SHA1: feature, CIRCLE_BRANCH: 'feature' }),
      FEATURE,
    ],
    'CircleCI, told what was there before': [
      ({ base, main }) => ({
        CIRCLECI: 'true',
        CIRCLE_SHA1: main,
        CIRCLE_BRANCH: 'main',
        CIRCLE_BASE_REVISION: base,
      }),
      MAIN,
    ],
    'Jenkins, a pull request': [
      ({ feature }) => ({
        JENKINS_URL: 'https://ci.example/',
        GIT_COMMIT: feature,
        CHANGE_TARGET: 'main',
      }),
      FEATURE,
    ],
    'Jenkins, after a build that failed': [
      ({ base, main, feature }) => ({
        JENKINS_URL: 'https://ci.example/',
        GIT_COMMIT: main,
        GIT_BRANCH: 'origin/main',
        GIT_PREVIOUS_COMMIT: feature,
        GIT_PREVIOUS_SUCCESSFUL_COMMIT: base,
      }),
      MAIN,
    ],
  };

  test.each(Object.entries(builds))('%s', async (name, [makeEnv, told]) => {
    const report = await scan(build.repo, ['--ci'], { env: makeEnv(build) });
    expect(report.told).toEqual(told);
    expect(report.ran.stderr).toContain(`keyfence: ${name.split(',')[0] ?? ''}`);
  });

  const TAGGED: Readonly<Record<string, (tag: string, id: string) => Env>> = {
    GitLab: (tag, id) => ({ GITLAB_CI: 'true', CI_COMMIT_SHA: id, CI_COMMIT_TAG: tag }),
    Bitbucket: (tag, id) => ({
      BITBUCKET_BUILD_NUMBER: '7',
      BITBUCKET_COMMIT: id,
      BITBUCKET_TAG: tag,
    }),
    Azure: (tag, id) => ({
      TF_BUILD: 'True',
      BUILD_SOURCEVERSION: id,
      BUILD_SOURCEBRANCH: `refs/tags/${tag}`,
    }),
    CircleCI: (tag, id) => ({ CIRCLECI: 'true', CIRCLE_SHA1: id, CIRCLE_TAG: tag }),
    Jenkins: (tag, id) => ({ JENKINS_URL: 'https://ci.example/', GIT_COMMIT: id, TAG_NAME: tag }),
  };

  test.each(Object.entries(TAGGED))('%s, a tag with a message', async (_, makeEnv) => {
    const { repo, base } = build;
    const { findings } = await scan(repo, ['--ci'], { env: makeEnv('v1', base) });
    expect(findings).toMatchObject([{ path: '', tag: 'v1', state: 'new' }]);
    expectRefusal(await repo.keyfence('scan', '--ci', { env: makeEnv('v2', base) }), /tag v2/);
  });

  test.each<[string, Env]>([
    ['GitLab', { GITLAB_CI: 'true' }],
    ['Bitbucket', { BITBUCKET_BUILD_NUMBER: '7' }],
    ['Azure', { TF_BUILD: 'True' }],
    ['CircleCI', { CIRCLECI: 'true' }],
    ['Jenkins', { JENKINS_URL: 'https://ci.example/' }],
  ])('%s without a commit is refused', async (_, env) => {
    expectRefusal(await build.repo.keyfence('scan', '--ci', { env }), /is not set/);
  });

  test('a base branch that is not in the clone is refused', async () => {
    const env = { JENKINS_URL: 'x', GIT_COMMIT: build.feature, CHANGE_TARGET: 'release' };
    expectRefusal(await build.repo.keyfence('scan', '--ci', { env }), /origin\/release/);
  });

  test('outside of any CI is refused', async () => {
    expectRefusal(await build.repo.keyfence('scan', '--ci'), /--ci knows GitHub Actions/);
  });
});

describe('what the target branch has is committed already', () => {
  const OLD = 'main.txt:1 no-xai-key already-committed';
  const NEW = 'feature.txt:1 no-xai-key new';
  let repo: Repository;
  let base: string;
  let before: string;
  let after: string;
  let directory: AsyncDisposable;
  const write = async (path: string, content: string): Promise<string> => {
    await repo.write(path, content);
    await repo.commit(`write ${path}`);
    return repo.head();
  };

  /** `feature` started before `main` got a key, a message with one and a secret file, and has merged it since. */
  beforeAll(async () => {
    const origin = await createRepository();
    directory = origin;
    repo = origin;
    base = await write('a.txt', 'clean\n');
    await write('main.txt', `${oldKey}\n`);
    await write('.env', 'A=1\n');
    await repo.commit(`message ${oldKey}`);
    await repo.git('tag', '--annotate', '-m', oldKey, 'v1');
    await repo.git('switch', '--quiet', '--create', 'feature', base);
    before = await write('feature.txt', `${key}\n`);
    await repo.git('switch', '--quiet', 'main');
    await repo.git('clone', '--quiet', '.', '../build');
    repo = origin.at(origin.path('../build'));
    await repo.git('switch', '--quiet', 'feature');
    await repo.git('merge', '--quiet', '-m', 'merge', 'origin/main');
    after = await repo.head();
    // It was pushed, so that the remote has it too.
    await repo.git('push', '--quiet', 'origin', 'feature');
  });
  afterAll(() => directory[Symbol.asyncDispose]());

  const EVERYTHING = [
    ' no-xai-key already-committed',
    ' no-xai-key already-committed',
    '.env no-secret-file already-committed',
    OLD,
  ];

  const events: Readonly<Record<string, [() => Promise<Env> | Env, readonly string[]]>> = {
    'GitHub, a pull request with an old base': [
      () =>
        writeEvent(repo, 'pull_request', {
          pull_request: { base: { sha: base, ref: 'main' }, head: { sha: after } },
        }),
      [...EVERYTHING, NEW],
    ],
    'GitHub, a merge queue': [
      () =>
        writeEvent(repo, 'merge_group', {
          merge_group: { base_sha: base, base_ref: 'refs/heads/main', head_sha: after },
        }),
      [...EVERYTHING, NEW],
    ],
    'GitHub, a push': [
      () =>
        writeEvent(repo, 'push', {
          ref: 'refs/heads/feature',
          before,
          after,
          repository: { default_branch: 'main' },
        }),
      EVERYTHING,
    ],
    'GitLab, a merge request': [
      () => ({
        GITLAB_CI: 'true',
        CI_MERGE_REQUEST_DIFF_BASE_SHA: base,
        CI_MERGE_REQUEST_TARGET_BRANCH_NAME: 'main',
        CI_COMMIT_SHA: after,
      }),
      [...EVERYTHING, NEW],
    ],
    'GitLab, a push': [
      () => ({
        GITLAB_CI: 'true',
        CI_COMMIT_BEFORE_SHA: before,
        CI_COMMIT_SHA: after,
        CI_COMMIT_BRANCH: 'feature',
        CI_DEFAULT_BRANCH: 'main',
      }),
      EVERYTHING,
    ],
    Jenkins: [
      () => ({
        JENKINS_URL: 'https://ci.example/',
        GIT_COMMIT: after,
        GIT_BRANCH: 'origin/feature',
        GIT_PREVIOUS_SUCCESSFUL_COMMIT: before,
      }),
      EVERYTHING,
    ],
    CircleCI: [
      () => ({
        CIRCLECI: 'true',
        CIRCLE_SHA1: after,
        CIRCLE_BRANCH: 'feature',
        CIRCLE_BASE_REVISION: before,
      }),
      EVERYTHING,
    ],
    'CircleCI after a force push': [
      () => ({
        CIRCLECI: 'true',
        CIRCLE_SHA1: after,
        CIRCLE_BRANCH: 'feature',
        CIRCLE_BASE_REVISION: '1'.repeat(40),
      }),
      [NEW],
    ],
  };

  test.each(Object.entries(events))('%s', async (_, [makeEnv, told]) => {
    expect((await scan(repo, ['--ci'], { env: await makeEnv() })).told).toEqual(told.toSorted());
  });

  test.each<[string, () => string, readonly string[]]>([
    ['two commits', () => `${base}..${after}`, [...EVERYTHING, NEW]],
    ['both sides', () => `origin/main...${before}`, [...EVERYTHING, NEW]],
    ['the commits of the branch itself', () => `${base}..origin/main`, EVERYTHING.map(toNew)],
  ])('--commits with %s', async (_, makeRange, told) => {
    expect((await scan(repo, ['--commits', makeRange()])).told).toEqual(told.toSorted());
  });

  function toNew(line: string): string {
    return line.replace('already-committed', 'new');
  }

  test('the pre-commit framework between two commits', async () => {
    const env = { PRE_COMMIT_FROM_REF: before, PRE_COMMIT_TO_REF: after };
    const ran = await repo.keyfence('hook', 'pre-commit-files', 'main.txt', { env });
    expect(ran).toMatchObject({ exitCode: 0 });
    expect(ran.stdout).toContain('main.txt:1');
    const whole = { ...env, PRE_COMMIT_FROM_REF: base };
    expect(await repo.keyfence('hook', 'pre-commit-files', 'a.txt', { env: whole })).toMatchObject({
      exitCode: 1,
    });
  });

  test('a key that is copied from there into another file is new', async () => {
    await repo.git('switch', '--quiet', '--create', 'copy', after);
    await repo.write('copy.txt', `${oldKey}\n`);
    await repo.commit(`again ${oldKey}`);
    const { told } = await scan(repo, ['--commits', `${before}..copy`]);
    await repo.git('switch', '--quiet', 'feature');
    // The tag is of a commit of main; the message is in one that is not, as well.
    expect(told).toEqual([
      ' no-xai-key already-committed',
      ' no-xai-key new',
      '.env no-secret-file already-committed',
      'copy.txt:1 no-xai-key new',
      OLD,
    ]);
  });

  test('the name of the branch is scanned', async () => {
    const env = {
      CIRCLECI: 'true',
      CIRCLE_SHA1: after,
      CIRCLE_BRANCH: `fix-${key}`,
      CIRCLE_BASE_REVISION: before,
    };
    const { findings } = await scan(repo, ['--ci'], { env });
    expect(findings.filter(({ state }) => state === 'new')).toMatchObject([
      { path: expect.stringMatching(/^refs\/heads\/fix-xai-/) as string },
    ]);
  });
});
