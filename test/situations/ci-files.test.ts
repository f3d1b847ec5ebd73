import { chmod, mkdir, readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { VERSION } from '../../src/version.ts';
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

/** In place of the registry: an `npx` that runs this build and leaves what it was called with. */
async function installNpx(repo: Repository): Promise<Readonly<Record<string, string>>> {
  const directory = `${repo.directory}/bin`;
  await mkdir(directory);
  const calls = `${repo.directory}/calls`;
  const lines = [
    '#!/bin/sh',
    `printf '%s\\n' "$@" >'${calls}'`,
    'shift 2',
    `exec '${process.execPath}' '${cli}' "$@"`,
    '',
  ];
  await repo.write('../bin/npx', lines.join('\n'));
  await chmod(`${directory}/npx`, 0o755);
  return { ...repo.env, PATH: `${directory}:${repo.env['PATH'] ?? ''}` };
}

const onPosix = describe.skipIf(process.platform === 'win32');

onPosix('action.yml', () => {
  /** What the runner does: values of expressions become the environment of the step. */
  async function runAction(
    repo: Repository,
    inputs: Readonly<Record<string, string>> = {},
    env: Readonly<Record<string, string>> = {},
  ): Promise<Ran> {
    const action = (await readYaml('action.yml')) as Action;
    const [step] = action.runs.steps;
    const given = Object.entries(step.env).map(([name, expression]): [string, string] => {
      const input = /^\$\{\{ inputs\.(?<name>\w+) \}\}$/.exec(expression)?.groups?.['name'] ?? '';
      return [name, inputs[input] ?? action.inputs[input]?.default ?? ''];
    });
    const script = ['--noprofile', '--norc', '-eo', 'pipefail', '-c', step.run];
    const ran = await run(step.shell, script, {
      cwd: repo.root,
      env: { ...(await installNpx(repo)), ...Object.fromEntries(given), ...env },
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

  test('annotates, sums up, writes SARIF, and fails', async () => {
    await using repo = await createRepository();
    await repo.add('src/a.py', `k = "${key}"\n`);
    const summary = repo.path('../summary');
    const ran = await runAction(repo, {}, { GITHUB_STEP_SUMMARY: summary });
    expect(ran.exitCode).toBe(1);
    expect(ran.stdout.toString()).toMatch(/^::error file=src\/a\.py,line=1,/);
    expect(await readFile(summary, 'utf8')).toContain('## keyfence');
    const sarif = await readFile(repo.path('keyfence.sarif'), 'utf8');
    expect(JSON.parse(sarif)).toMatchObject({ version: '2.1.0' });
    expect(await readFile(repo.path('../calls'), 'utf8')).toMatch(
      new RegExp(`^--yes\nkeyfence@${VERSION}\nscan\n`),
    );
  });

  test('passes where nothing is found', async () => {
    await using repo = await createRepository();
    await repo.add('a.txt', 'clean');
    expect((await runAction(repo)).exitCode).toBe(0);
  });

  test('splits its arguments, and runs nothing that is in them', async () => {
    await using repo = await createRepository();
    await repo.add('a.txt', key);
    await repo.add('b.txt', 'clean');
    const args = 'b.txt --max-warnings 3';
    expect((await runAction(repo, { args, sarif: 'my report.sarif' })).exitCode).toBe(0);
    expect(await readFile(repo.path('my report.sarif'), 'utf8')).toContain('2.1.0');
  });

  test.each(['$(touch ran)', '; touch ran', '*'])(
    '%s is a path that does not exist',
    async (args) => {
      await using repo = await createRepository();
      await repo.add('a.txt', 'clean');
      expect((await runAction(repo, { args })).exitCode).toBe(2);
      await expect(readFile(repo.path('ran'))).rejects.toThrow('ENOENT');
    },
  );
});

onPosix('the template for GitLab', () => {
  test('writes the report that it names, and fails', async () => {
    await using repo = await createRepository();
    await repo.add('src/a.py', `k = "${key}"\n`);
    const { keyfence: job } = (await readYaml('templates/keyfence.gitlab-ci.yml')) as {
      keyfence: Job;
    };
    expect(job.variables['KEYFENCE_VERSION']).toBe(VERSION);
    expect(job.artifacts.when).toBe('always');
    const env = { ...(await installNpx(repo)), ...job.variables };
    const ran = await run('sh', ['-e', '-c', job.script.join('\n')], { cwd: repo.root, env });
    expect(ran.exitCode).toBe(1);
    expect(ran.stdout.toString()).toContain('src/a.py:1:6');
    const report = await readFile(repo.path(job.artifacts.reports.secret_detection), 'utf8');
    expectNoSecret(ran.stdout, report);
    expect(JSON.parse(report)).toMatchObject({ scan: { type: 'secret_detection' } });
  });
});
