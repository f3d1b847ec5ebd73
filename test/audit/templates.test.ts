import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { VERSION } from '../../src/package/version.ts';
import { expectNoSecret } from '../support/expect-no-secret.ts';
import { hostedCommand } from '../support/hosted-program.ts';
import { key, oldKey } from '../support/keys.ts';
import { createRepository, type Repository } from '../support/repository.ts';
import { run, type Ran } from '../support/run.ts';

interface Step {
  readonly run?: string;
}

interface Github {
  readonly env: Readonly<Record<string, string>>;
  readonly jobs: Readonly<
    Record<
      string,
      { readonly steps: readonly Step[]; readonly strategy?: { matrix: { shard: number[] } } }
    >
  >;
}

interface Gitlab {
  readonly variables: Readonly<Record<string, string>>;
  readonly audit: { readonly script: readonly string[]; readonly parallel: number };
  readonly report: { readonly script: readonly string[] };
  readonly list: { readonly script: readonly string[] };
}

/** The scripts of a template: for a part, and for the join. */
interface Template {
  readonly version: string | undefined;
  readonly parts: number;
  readonly audit: string;
  readonly join: string;
  /** How a job is told which part it is. */
  readonly part: string;
}

const read = async (name: string): Promise<unknown> =>
  parse(await readFile(new URL(`../../templates/${name}`, import.meta.url), 'utf8'));

async function readGithub(): Promise<Template> {
  const { env, jobs } = (await read('audit.github.yml')) as Github;
  const scripts = (job: string): string[] =>
    jobs[job]?.steps.flatMap((step) => step.run ?? []) ?? [];
  expect(jobs['audit']?.strategy?.matrix.shard.map(String).at(-1)).toBe(env['SHARDS']);
  return {
    version: env['KEYFENCE_VERSION'],
    parts: Number(env['SHARDS']),
    audit: scripts('audit').at(-1) ?? '',
    join: scripts('report').at(-1) ?? '',
    part: 'SHARD',
  };
}

async function readGitlab(): Promise<Template> {
  const { variables, audit, report } = (await read('audit.gitlab-ci.yml')) as Gitlab;
  expect(audit.parallel).toBe(Number(variables['SHARDS']));
  return {
    version: variables['KEYFENCE_VERSION'],
    parts: audit.parallel,
    audit: audit.script.join('\n'),
    join: report.script.join('\n'),
    part: 'CI_NODE_INDEX',
  };
}

const NAMES = ['acme/web', 'acme/api', 'acme/tools/cli', 'acme/docs'];

describe.skipIf(process.platform === 'win32').each([
  ['GitHub', readGithub],
  ['GitLab', readGitlab],
])('the template for %s', (_, readTemplate) => {
  let home: Repository;
  let template: Template;

  const sh = (script: string, env: Readonly<Record<string, string>>): Promise<Ran> =>
    run('sh', ['-e', '-c', script], {
      cwd: home.root,
      env: {
        ...home.env,
        PATH: `${home.path('bin')}:${process.env['PATH'] ?? ''}`,
        KEYFENCE_VERSION: template.version ?? '',
        SHARDS: String(template.parts),
        AUDIT_REMOTE: home.path('remotes'),
        ...env,
      },
    });
  const audit = async (): Promise<void> => {
    for (let part = 1; part <= template.parts; part++) {
      const ran = await sh(template.audit, { [template.part]: String(part) });
      expect(ran.exitCode, ran.stderr).toBe(0);
      expectNoSecret(ran.stdout, ran.stderr);
    }
  };

  beforeAll(async () => {
    home = await createRepository({ init: false });
    template = await readTemplate();
    // In place of a package that is fetched.
    await mkdir(home.path('bin'));
    const command = hostedCommand().map((word) => `"${word}"`);
    const npx = `#!/bin/sh\nshift 2\nexec ${command.join(' ')} "$@"\n`;
    await writeFile(home.path('bin/npx'), npx, { mode: 0o755 });
    for (const name of NAMES) {
      const remote = home.at(home.path('remotes', `${name}.git`));
      await mkdir(remote.root, { recursive: true });
      await remote.git('init', '--quiet', '--initial-branch=main');
      await remote.write('.gitignore', '.env\n.env.*\nsecrets.*\n');
      if (name === 'acme/api') await remote.write('a.txt', `${key}\n`);
      if (name === 'acme/tools/cli') await remote.write('b.txt', `${oldKey}\n`);
      await remote.commit();
    }
    await writeFile(home.path('repositories.txt'), `${NAMES.join('\n')}\n`);
    await audit();
  });
  afterAll(() => home[Symbol.asyncDispose]());

  test('names this version', () => {
    expect(template.version).toBe(VERSION);
  });

  test('clones and audits in parts, and joins them to SARIF and HTML', async () => {
    const ran = await sh(template.join, {});
    expect(ran.exitCode, ran.stderr).toBe(1);
    for (const name of NAMES)
      expect(ran.stdout.toString()).toMatch(new RegExp(`^${name} +main `, 'm'));
    const sarif = await readFile(home.path('keyfence.sarif'), 'utf8');
    const html = await readFile(home.path('keyfence.html'), 'utf8');
    expectNoSecret(ran.stdout, sarif, html);
    expect(sarif).toContain('"uri": "acme/api/a.txt"');
    expect(sarif).toContain('"uri": "acme/tools/cli/b.txt"');
  });

  test('fails where a repository could not be cloned', async () => {
    await writeFile(home.path('repositories.txt'), `${[...NAMES, 'acme/gone'].join('\n')}\n`);
    await audit();
    const ran = await sh(template.join, {});
    expect(ran.exitCode).toBe(2);
    expect(ran.stderr).toContain('acme/gone is not a directory');
    expect(ran.stdout.toString()).toContain('acme/api/a.txt');
  });

  test('fails where a part is missing', async () => {
    await home.remove('part-3.json');
    const ran = await sh(template.join, {});
    expect(ran.exitCode).toBe(2);
    expect(ran.stderr).toContain('shard 3 of 8 is missing');
  });
});
