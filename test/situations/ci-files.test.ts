import { chmod, mkdir, readFile, rm } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hostedCommand } from '../support/hosted-program.ts';
import { parse } from 'yaml';
import { VERSION } from '../../src/package/version.ts';
import { readPage } from '../docs/read-page.ts';
import { expectNoSecret } from '../support/expect-no-secret.ts';
import { key } from '../support/keys.ts';
import { createRepository, type Repository } from '../support/repository.ts';
import { PROJECT } from '../support/run-bin.ts';
import { run, type Ran } from '../support/run.ts';

interface Action {
  readonly inputs: Readonly<Record<string, { readonly default: string }>>;
  readonly runs: {
    readonly using: string;
    readonly steps: readonly [
      {
        readonly shell: string;
        readonly run: string;
        readonly env: Readonly<Record<string, string>>;
      },
    ];
  };
}

interface Job {
  readonly script: readonly string[];
  readonly variables: Readonly<Record<string, string>>;
  readonly artifacts: {
    readonly when: string;
    readonly reports: { readonly secret_detection: string };
  };
}

async function readYaml(path: string): Promise<unknown> {
  return parse(await readFile(new URL(`../../${path}`, import.meta.url), 'utf8'));
}

const onPosix = describe.skipIf(process.platform === 'win32');

let repo: Repository;
/** Clean, then with a key, then with another clean file. */
let commits: readonly string[];
let env: Readonly<Record<string, string>>;

beforeAll(async () => {
  repo = await createRepository();
  await repo.write('.gitignore', '.env\n.env.*\nsecrets.*\n*.sarif\n*.json\n*.xml\n');
  const ids: string[] = [];
  for (const [path, content] of [
    ['clean.txt', 'clean\n'],
    ['src/a.py', `k = "${key}"\n`],
    ['b.txt', 'clean\n'],
  ] as const) {
    await repo.write(path, content);
    await repo.commit(path);
    ids.push(await repo.head());
  }
  commits = ids;
  env = await installNpx();
});

afterAll(() => repo[Symbol.asyncDispose]());

/** In place of the registry: an `npx` that runs this build and leaves what it was called with. */
async function installNpx(): Promise<Readonly<Record<string, string>>> {
  const directory = `${repo.directory}/bin`;
  await mkdir(directory);
  const lines = [
    '#!/bin/sh',
    `printf '%s\\n' "$@" >'${repo.directory}/calls'`,
    'shift 2',
    `exec ${hostedCommand()
      .map((word) => `'${word}'`)
      .join(' ')} "$@"`,
    '',
  ];
  await repo.write('../bin/npx', lines.join('\n'));
  await chmod(`${directory}/npx`, 0o755);
  return { ...repo.env, PATH: `${directory}:${repo.env['PATH'] ?? ''}` };
}

onPosix('action.yml', () => {
  /**
   * What the runner does: values of expressions become the environment of the step.
   * @param range positions in `commits` of what was there before the push and what is there now
   */
  async function runAction(
    [before, after]: readonly [number, number],
    inputs: Readonly<Record<string, string>> = {},
    extra: Readonly<Record<string, string>> = {},
    cwd: string = repo.root,
    actionPath: string = PROJECT,
  ): Promise<Ran> {
    const action = (await readYaml('action.yml')) as Action;
    const [step] = action.runs.steps;
    const given = Object.entries(step.env).map(([name, expression]): [string, string] => {
      if (expression === '${{ github.action_path }}') return [name, actionPath];
      const input = /^\$\{\{ inputs\.(?<name>\w+) \}\}$/.exec(expression)?.groups?.['name'] ?? '';
      return [name, inputs[input] ?? action.inputs[input]?.default ?? ''];
    });
    const event = {
      ref: 'refs/heads/main',
      before: commits[before],
      after: commits[after],
      repository: { default_branch: 'main' },
    };
    await repo.write('../event.json', JSON.stringify(event));
    const runner = {
      GITHUB_ACTIONS: 'true',
      GITHUB_EVENT_NAME: 'push',
      GITHUB_EVENT_PATH: repo.path('../event.json'),
    };
    const script = ['--noprofile', '--norc', '-eo', 'pipefail', '-c', step.run];
    const ran = await run(step.shell, script, {
      cwd,
      env: { ...env, ...runner, ...Object.fromEntries(given), ...extra },
    });
    expectNoSecret(ran.stdout, ran.stderr);
    return ran;
  }

  test('installs the version that it belongs to, and builds nothing', async () => {
    const { runs } = (await readYaml('action.yml')) as Action;
    expect(runs.using).toBe('composite');
    expect(runs.steps.map((step) => step.run).join('')).not.toContain('${{');
  });

  test('annotates what a push brings, sums up, writes SARIF, and fails', async () => {
    const summary = repo.path('../summary');
    const ran = await runAction([0, 2], {}, { GITHUB_STEP_SUMMARY: summary });
    expect(ran.exitCode).toBe(1);
    expect(ran.stdout.toString()).toMatch(/^::error file=src\/a\.py,line=1,/);
    expect(ran.stderr).toContain('GitHub Actions, push: ');
    expect(await readFile(summary, 'utf8')).toContain('## keyfence');
    const sarif = await readFile(repo.path('keyfence.sarif'), 'utf8');
    expect(JSON.parse(sarif)).toMatchObject({ version: '2.1.0' });
    expect(await readFile(repo.path('../calls'), 'utf8')).toMatch(
      new RegExp(`^--yes\nkeyfence@${VERSION}\nscan\n--ci\n`),
    );
  });

  test('installs the version of the tag by which it is called, unless it is told another', async () => {
    await repo.write('../action/package.json', '{ "version": "7.8.9" }');
    const readCall = async (): Promise<string | undefined> =>
      (await readFile(repo.path('../calls'), 'utf8')).split('\n')[1];
    await runAction([1, 2], {}, {}, repo.root, repo.path('../action'));
    expect(await readCall()).toBe('keyfence@7.8.9');
    await runAction([1, 2], { version: '1.2.3' }, {}, repo.root, repo.path('../action'));
    expect(await readCall()).toBe('keyfence@1.2.3');
    // Without a version nothing is installed, and nothing passes.
    const lost = await runAction([1, 2], {}, {}, repo.root, repo.path('../nowhere'));
    expect(lost.exitCode).not.toBe(0);
  });

  test('runs what its own checkout has built', async () => {
    await rm(repo.path('../calls'));
    expect((await runAction([0, 2], { version: 'local' })).exitCode).toBe(1);
    expect((await runAction([1, 2], { version: 'local' })).exitCode).toBe(0);
    await expect(readFile(repo.path('../calls'))).rejects.toThrow('ENOENT');
  });

  test.each(['schedule', 'workflow_dispatch', 'release'])('works on %s', async (event) => {
    const extra = { GITHUB_EVENT_NAME: event, GITHUB_SHA: commits[2] ?? '' };
    const ran = await runAction([1, 2], {}, extra);
    expect(ran.exitCode).toBe(1);
    expect(ran.stderr).toContain(`GitHub Actions, ${event}: everything up to`);
  });

  test('works in a merge queue, and for a fork', async () => {
    const [base_sha, head_sha] = commits;
    await repo.write('../merge.json', JSON.stringify({ merge_group: { base_sha, head_sha } }));
    const merge = {
      GITHUB_EVENT_NAME: 'merge_group',
      GITHUB_EVENT_PATH: repo.path('../merge.json'),
    };
    expect((await runAction([0, 2], {}, merge)).exitCode).toBe(1);
    const side = (sha = '', name = ''): object => ({ sha, repo: { full_name: name } });
    const pull = { base: side(base_sha, 'a/b'), head: side(head_sha, 'c/b') };
    await repo.write('../pull.json', JSON.stringify({ pull_request: pull }));
    const fork = {
      GITHUB_EVENT_NAME: 'pull_request',
      GITHUB_EVENT_PATH: repo.path('../pull.json'),
    };
    expect((await runAction([0, 2], {}, fork)).exitCode).toBe(1);
  });

  test('passes where the push brings nothing', async () => {
    expect((await runAction([1, 2])).exitCode).toBe(0);
  });

  test('refuses the clone that actions/checkout makes by itself', async () => {
    await repo.git('clone', '--quiet', '--depth', '1', `file://${repo.root}`, '../shallow');
    const ran = await runAction([0, 2], {}, {}, repo.path('../shallow'));
    expect(ran).toMatchObject({ exitCode: 2, stdout: Buffer.alloc(0) });
    expect(ran.stderr).toContain('"fetch-depth: 0" for actions/checkout');
  });

  test('splits its arguments, and runs nothing that is in them', async () => {
    const args = 'b.txt --max-warnings 3';
    expect((await runAction([0, 2], { args, sarif: 'my report.sarif' })).exitCode).toBe(0);
    expect(await readFile(repo.path('my report.sarif'), 'utf8')).toContain('2.1.0');
  });

  test.each(['$(touch ran)', '; touch ran'])('%s is a path that does not exist', async (args) => {
    expect((await runAction([0, 2], { args })).exitCode).toBe(2);
    await expect(readFile(repo.path('ran'))).rejects.toThrow('ENOENT');
  });
});

onPosix('the template for GitLab', () => {
  test('writes the report that it names, and fails', async () => {
    const { keyfence: job } = (await readYaml('templates/keyfence.gitlab-ci.yml')) as {
      keyfence: Job;
    };
    expect(job.variables['KEYFENCE_VERSION']).toBe(VERSION);
    expect(job.variables['GIT_DEPTH']).toBe('0');
    expect(job.artifacts.when).toBe('always');
    const [before = '', , after = ''] = commits;
    const runner = {
      GITLAB_CI: 'true',
      CI_PIPELINE_SOURCE: 'push',
      CI_COMMIT_BEFORE_SHA: before,
      CI_COMMIT_SHA: after,
      CI_COMMIT_BRANCH: 'main',
      CI_DEFAULT_BRANCH: 'main',
    };
    const ran = await run('sh', ['-e', '-c', job.script.join('\n')], {
      cwd: repo.root,
      env: { ...env, ...runner, ...job.variables },
    });
    expect(ran.exitCode).toBe(1);
    expect(ran.stdout.toString()).toContain('src/a.py:1:6');
    const report = await readFile(repo.path(job.artifacts.reports.secret_detection), 'utf8');
    expectNoSecret(ran.stdout, report);
    expect(JSON.parse(report)).toMatchObject({
      scan: { type: 'secret_detection' },
      vulnerabilities: [{ location: { commit: { sha: commits[1] } } }],
    });
  });
});

onPosix('the snippet for', () => {
  interface Build {
    readonly env: Env;
    /** What the snippet tells the system to run. */
    readonly script: string;
  }
  type Env = Readonly<Record<string, string>>;
  interface Step {
    readonly step: { readonly script: readonly string[] };
  }

  function readSnippet(heading: string, language: string): string {
    const block = readPage('docs/ci.md').blocks.find(
      (each) => each.heading === heading && each.language === language,
    );
    return block?.text ?? '';
  }

  const BUILDS: Readonly<Record<string, (before: string, after: string) => Build>> = {
    'Bitbucket Pipelines': (before, after) => {
      const { clone, pipelines } = parse(readSnippet('Bitbucket Pipelines', 'yaml')) as {
        clone: unknown;
        pipelines: { default: [Step]; 'pull-requests': { '**': [Step] } };
      };
      expect(clone).toEqual({ depth: 'full' });
      const [ofPush, ofRequest] = [pipelines.default[0], pipelines['pull-requests']['**'][0]];
      expect(ofPush).toEqual(ofRequest);
      const env = {
        ...{ BITBUCKET_BUILD_NUMBER: '1', BITBUCKET_COMMIT: after },
        ...{ BITBUCKET_PR_DESTINATION_BRANCH: 'main', BITBUCKET_PR_DESTINATION_COMMIT: before },
      };
      return { env, script: ofRequest.step.script.join('\n') };
    },
    'Azure Pipelines': (before, after) => {
      const { steps } = parse(readSnippet('Azure Pipelines', 'yaml')) as {
        steps: { checkout?: string; fetchDepth?: number; script?: string; condition?: string }[];
      };
      expect(steps[0]).toEqual({ checkout: 'self', fetchDepth: 0 });
      expect(steps[2]?.condition).toBe('always()');
      const env = {
        ...{ TF_BUILD: 'True', BUILD_SOURCEVERSION: after },
        ...{ SYSTEM_PULLREQUEST_TARGETBRANCH: 'refs/heads/main' },
        ...{ SYSTEM_PULLREQUEST_SOURCECOMMITID: after, BASE: before },
      };
      return { env, script: steps[1]?.script ?? '' };
    },
    CircleCI: (before, after) => {
      const { jobs } = parse(readSnippet('CircleCI', 'yaml')) as {
        jobs: { keyfence: { environment: Env; steps: (string | { run: string })[] } };
      };
      const { environment, steps } = jobs.keyfence;
      const given = Object.entries(environment).map(([name, value]) => [
        name,
        value.replace('<< pipeline.git.base_revision >>', before),
      ]);
      const env = { CIRCLECI: 'true', CIRCLE_SHA1: after, ...(Object.fromEntries(given) as Env) };
      const [, step] = steps;
      return { env, script: typeof step === 'object' ? step.run : '' };
    },
    Jenkins: (before, after) => {
      const script = /^ *sh '(?<line>[^']+)'$/m.exec(readSnippet('Jenkins', 'groovy'));
      const env = {
        ...{ JENKINS_URL: 'https://ci.example/', GIT_COMMIT: after, BRANCH_NAME: 'main' },
        ...{ GIT_PREVIOUS_SUCCESSFUL_COMMIT: before },
      };
      return { env, script: script?.groups?.['line'] ?? '' };
    },
  };

  test.each(Object.entries(BUILDS))(
    '%s fails for a key, and passes without',
    async (name, make) => {
      for (const [from, to, exitCode] of [
        [0, 2, 1],
        [1, 2, 0],
      ] as const) {
        const before = commits[from] ?? '';
        await repo.git('update-ref', 'refs/remotes/origin/main', before);
        const { env: variables, script } = make(before, commits[to] ?? '');
        const ran = await run('sh', ['-e', '-c', script], {
          cwd: repo.root,
          env: { ...env, ...variables },
        });
        expect(ran.exitCode, ran.stderr).toBe(exitCode);
        expect(ran.stderr).toContain(`keyfence: ${name}`);
        expectNoSecret(ran.stdout, ran.stderr);
        if (!script.includes('--output')) continue;
        const report = await readFile(repo.path('keyfence.xml'), 'utf8');
        expectNoSecret(report);
        expect(report.includes('src/a.py')).toBe(exitCode === 1);
      }
      await repo.git('update-ref', '-d', 'refs/remotes/origin/main');
    },
  );
});
