import { chmod, mkdir, readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { VERSION } from '../../src/package/version.ts';
import { expectNoSecret } from '../support/expect-no-secret.ts';
import { key } from '../support/keys.ts';
import { cli, createRepository, type Repository } from '../support/repository.ts';
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
  await repo.write('.gitignore', '.env\n.env.*\nsecrets.*\n*.sarif\n*.json\n');
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
    `exec '${process.execPath}' '${cli}' "$@"`,
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
  ): Promise<Ran> {
    const action = (await readYaml('action.yml')) as Action;
    const [step] = action.runs.steps;
    const given = Object.entries(step.env).map(([name, expression]): [string, string] => {
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
    const { inputs, runs } = (await readYaml('action.yml')) as Action;
    expect(inputs['version']?.default).toBe(VERSION);
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

  test.each(['$(touch ran)', '; touch ran', '*'])(
    '%s is a path that does not exist',
    async (args) => {
      expect((await runAction([0, 2], { args })).exitCode).toBe(2);
      await expect(readFile(repo.path('ran'))).rejects.toThrow('ENOENT');
    },
  );
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
