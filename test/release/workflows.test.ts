import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import manifest from '../../package.json' with { type: 'json' };
import { checkWorkflow, WORKFLOWS } from '../../release/check-workflows.ts';

interface Workflow {
  readonly permissions: object;
  readonly jobs: Readonly<Record<string, Job>>;
}

interface Job {
  readonly permissions?: Readonly<Record<string, string>>;
  readonly environment?: string;
  readonly steps: readonly Step[];
}

interface Step {
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, unknown>>;
}

const names = readdirSync(WORKFLOWS);

describe.each(names)('%s', (name) => {
  const path = `${WORKFLOWS}/${name}`;
  const text = readFileSync(path, 'utf8');
  const { permissions, jobs } = parse(text) as Workflow;
  const steps = Object.values(jobs).flatMap((job) => job.steps);

  test('is right for actionlint, and pins every action', async () => {
    expect(await checkWorkflow(path)).toEqual([]);
  });

  test('grants nothing but what a job asks for', () => {
    expect(permissions).toEqual({});
    for (const job of Object.values(jobs)) expect(job.permissions).toBeDefined();
  });

  test('leaves no credentials in a checkout', () => {
    for (const step of steps.filter(({ uses = '' }) => uses.startsWith('actions/checkout@')))
      expect(step.with).toMatchObject({ 'persist-credentials': false });
  });

  test('writes no expression into a script, where it could be code', () => {
    for (const { run = '' } of steps) expect(run).not.toContain('${{');
  });

  test('runs scripts and files that are there', () => {
    for (const [, script = ''] of text.matchAll(/npm run (?!-)([\w:-]+)/g))
      expect(Object.keys(manifest.scripts)).toContain(script);
    for (const [file] of text.matchAll(/\b(?:rules|src|test)\/[\w./-]+/g))
      expect(existsSync(file), file).toBe(true);
  });
});

test('only the release may publish, and only in its environment', () => {
  for (const name of names) {
    const { jobs } = parse(readFileSync(`${WORKFLOWS}/${name}`, 'utf8')) as Workflow;
    for (const { permissions = {}, environment } of Object.values(jobs)) {
      const mayPublish = 'id-token' in permissions || 'packages' in permissions;
      expect(mayPublish, name).toBe(environment === 'release');
      if (mayPublish) expect(name).toBe('release.yml');
    }
  }
});

test.each([
  ['an expression that is unknown', 'echo ${{ nope.x }}', /undefined variable "nope"/],
  ['an action that is not pinned', undefined, /actions\/checkout@v7 is not pinned/],
])('%s is told', async (_, run, fault) => {
  const step = run === undefined ? '- uses: actions/checkout@v7' : `- run: ${run}`;
  const text = `on: push\njobs:\n  a:\n    runs-on: ubuntu-24.04\n    steps:\n      ${step}\n`;
  expect((await checkWorkflow('a.yml', text)).join('\n')).toMatch(fault);
});
