import { readFileSync } from 'node:fs';
import { chmod, mkdir, readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parse, stringify } from 'yaml';
import { VERSION } from '../../src/package/version.ts';
import { REPORT_SCHEMA } from '../../src/report/report-schema.ts';
import { FORMATS } from '../../src/reporters/index.ts';
import { expectNoSecret } from '../support/expect-no-secret.ts';
import { key } from '../support/keys.ts';
import { cli, createRepository, type Repository } from '../support/repository.ts';
import { run, type Ran } from '../support/run.ts';
import { lackProgram, testUnless } from '../support/unless.ts';
import { listPages } from './list-pages.ts';
import { readPage } from './read-page.ts';

const onPosix = describe.skipIf(process.platform === 'win32');

const reference = readFileSync('docs/reference.md', 'utf8');

let repo: Repository;
let env: Readonly<Record<string, string>>;
/** Before and after a key came in. */
let range: readonly [string, string];

beforeAll(async () => {
  repo = await createRepository();
  await repo.write('.gitignore', '.env\n.env.*\nsecrets.*\nkeyfence.sarif\n*.json\n');
  await repo.commit();
  const before = await repo.head();
  await repo.git('update-ref', 'refs/remotes/origin/main', before);
  await repo.write('src/a.py', `k = "${key}"\n`);
  await repo.commit();
  range = [before, await repo.head()];
  await mkdir(repo.path('../bin'));
  const node = `exec '${process.execPath}' '${cli}' "$@"\n`;
  // In place of the registry.
  await repo.write(
    '../bin/npx',
    `#!/bin/sh\n[ "$1" = --yes ] && shift\ncase $1 in keyfence | keyfence@${VERSION}) shift ;; *) exit 9 ;; esac\n${node}`,
  );
  await repo.write('../bin/keyfence', `#!/bin/sh\n${node}`);
  for (const name of ['npx', 'keyfence']) await chmod(repo.path('../bin', name), 0o755);
  env = { ...repo.env, PATH: `${repo.path('../bin')}:${repo.env['PATH'] ?? ''}` };
});

afterAll(() => repo[Symbol.asyncDispose]());

/** The blocks of a language below a heading of a page. */
function readBlocks(path: string, heading: string, language: string): string[] {
  return readPage(path)
    .blocks.filter((block) => block.heading === heading && block.language === language)
    .map(({ text }) => text);
}

async function runShell(
  script: string,
  extra: Readonly<Record<string, string>> = {},
): Promise<Ran> {
  const ran = await run('sh', ['-c', script], { cwd: repo.root, env: { ...env, ...extra } });
  expectNoSecret(ran.stdout, ran.stderr);
  return ran;
}

test('every format is in the reference', () => {
  expect(FORMATS.filter((format) => !reference.includes(`| \`${format}\``))).toEqual([]);
});

test('the version that is installed is this one', () => {
  for (const path of listPages()) {
    const text = readFileSync(path, 'utf8');
    const versions = [...text.matchAll(/(?:keyfence@|\/keyfence\n +rev: v)(\d[\d.]*\d)/g)].map(
      ([, version]) => version,
    );
    expect([...new Set([VERSION, ...versions])], path).toEqual([VERSION]);
  }
});

/** Names of properties, in schemas within a schema too. */
function listProperties(schema: unknown): string[] {
  if (typeof schema !== 'object' || schema === null) return [];
  const { properties } = schema as { properties?: object };
  return [...Object.keys(properties ?? {}), ...Object.values(schema).flatMap(listProperties)];
}

test('every property of a report in JSON is in the reference', async () => {
  const { stdout } = await repo.keyfence('scan', 'src', '--format', 'json');
  const report = JSON.parse(stdout) as { findings: object[]; scanned: object };
  const written = [report, report.findings[0] ?? {}, report.scanned].flatMap(Object.keys);
  const names = new Set([...written, ...listProperties(REPORT_SCHEMA)]);
  expect([...names].filter((name) => !reference.includes(`\`${name}\``))).toEqual([]);
});

onPosix('the snippets for', () => {
  test('a history in shards', async () => {
    const [script = ''] = readBlocks('docs/what-it-finds.md', 'History', 'sh').filter((text) =>
      text.includes('--shard'),
    );
    const codes: number[] = [];
    for (const line of script.trim().split('\n')) codes.push((await runShell(line)).exitCode);
    // Each shard fails for what it has found, and the joined report for all of it.
    expect(codes.sort()).toEqual([0, 1, 1]);
    const page = await readFile(repo.path('history.html'), 'utf8');
    expectNoSecret(page);
    expect(page).toContain('src/a.py');
  });

  test('a server', async () => {
    const [script = ''] = readBlocks('docs/hooks.md', 'On a server', 'sh');
    const server = repo.at(repo.path('../server.git'));
    await repo.git('init', '--quiet', '--bare', '--template=', server.root);
    await repo.git('push', '--quiet', server.root, `${range[0]}:refs/heads/main`);
    await server.write('hooks/pre-receive', script);
    await chmod(server.path('hooks/pre-receive'), 0o755);
    const push = ['push', server.root, 'main'] as const;
    const { exitCode, stderr } = await repo.git(...push, { env, allowFailure: true });
    expect(exitCode, stderr).toBe(1);
    expect(stderr).toContain('src/a.py:1:6');
    expect(await server.head()).toBe(range[0]);
  });

  test('GitHub', async () => {
    const [text = ''] = readBlocks('docs/ci.md', 'GitHub Actions', 'yaml');
    const { jobs } = parse(text) as {
      jobs: { keyfence: { steps: { run?: string; with?: Record<string, unknown> }[] } };
    };
    const [checkout, ranges, files, upload] = jobs.keyfence.steps;
    expect(checkout?.with).toEqual({ 'fetch-depth': 0 });
    const [before, after] = range;
    const event = { ref: 'refs/heads/main', before, after, repository: { default_branch: 'main' } };
    await repo.write('../event.json', JSON.stringify(event));
    const ran = await runShell(ranges?.run ?? '', {
      GITHUB_ACTIONS: 'true',
      GITHUB_EVENT_NAME: 'push',
      GITHUB_EVENT_PATH: repo.path('../event.json'),
    });
    expect(ran.exitCode).toBe(1);
    expect(ran.stdout.toString()).toMatch(/^::error file=src\/a\.py,/);
    expect(await runShell(files?.run ?? '')).toMatchObject({ exitCode: 1, stderr: '' });
    const sarif = await readFile(repo.path(String(upload?.with?.['sarif_file'])), 'utf8');
    expectNoSecret(sarif);
    expect(JSON.parse(sarif)).toMatchObject({ runs: [{ results: [{ ruleId: 'no-xai-key' }] }] });
  });

  test('GitLab, which is what the template does', async () => {
    const [text = ''] = readBlocks('docs/ci.md', 'GitLab CI', 'yaml');
    const { keyfence } = parse(text) as {
      keyfence: { script: string[]; variables: object; artifacts: unknown };
    };
    const template = parse(
      await readFile(new URL('../../templates/keyfence.gitlab-ci.yml', import.meta.url), 'utf8'),
    ) as typeof parse & { keyfence: { artifacts: unknown; rules: unknown } };
    expect(keyfence).toMatchObject({
      artifacts: template.keyfence.artifacts,
      rules: template.keyfence.rules,
      variables: { GIT_DEPTH: '0' },
    });
    const ran = await runShell(keyfence.script.join('\n'), {
      GITLAB_CI: 'true',
      CI_COMMIT_BEFORE_SHA: range[0],
      CI_COMMIT_SHA: range[1],
      CI_COMMIT_BRANCH: 'main',
      CI_DEFAULT_BRANCH: 'main',
    });
    expect(ran.exitCode).toBe(1);
    const report = await readFile(repo.path('gl-secret-detection-report.json'), 'utf8');
    expectNoSecret(report);
    expect(JSON.parse(report)).toMatchObject({ vulnerabilities: [{}] });
  });

  test('the pre-commit framework, with the hooks that there are', async () => {
    const [text = ''] = readBlocks('docs/install.md', 'pre-commit', 'yaml');
    const { repos } = parse(text) as { repos: { hooks: { id: string }[] }[] };
    const offered = parse(await readFile('.pre-commit-hooks.yaml', 'utf8')) as { id: string }[];
    const ids = repos.flatMap(({ hooks }) => hooks.map(({ id }) => id));
    expect(ids.toSorted()).toEqual(offered.map(({ id }) => id).toSorted());
  });

  testUnless(lackProgram('pre-commit'), 'pre-commit.ci', async () => {
    const [text = ''] = readBlocks('docs/hooks.md', 'The pre-commit framework', 'yaml');
    const config = parse(text) as { repos: { hooks: Record<string, unknown>[] }[] };
    const hook = config.repos[0]?.hooks[0] ?? {};
    expect(hook['additional_dependencies']).toEqual([`keyfence@${VERSION}`]);
    // What the network would install is on the PATH.
    delete hook['additional_dependencies'];
    await repo.write(
      '../pre-commit.yaml',
      stringify({ repos: [{ ...config.repos[0], hooks: [{ ...hook, language: 'system' }] }] }),
    );
    const ran = await runShell('pre-commit run --all-files --config ../pre-commit.yaml');
    expect(ran.exitCode).toBe(1);
    expect(ran.stdout.toString()).toContain('src/a.py:1:6');
  });

  test('anywhere else', async () => {
    const [script = ''] = readBlocks('docs/ci.md', 'Anywhere else', 'sh');
    expect(await runShell(script)).toMatchObject({ exitCode: 1, stderr: '' });
    const report = await readFile(repo.path('keyfence.xml'), 'utf8');
    expectNoSecret(report);
    expect(report).toContain('failures="1"');
  });
});
