import { chmod, mkdir } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { copyRepository } from '../support/copy-repository.ts';
import { expectNoSecret } from '../support/expect-no-secret.ts';
import { key } from '../support/keys.ts';
import { PROJECT } from '../support/run-bin.ts';
import { cli, createRepository, type Repository } from '../support/repository.ts';
import { run } from '../support/run.ts';
import { listPages } from './list-pages.ts';
import { readPage } from './read-page.ts';

/** What these lines start is here, or stands in for what is there. */
const PROGRAMS = ['git', 'keyfence', 'npm', 'npx', 'pnpm', 'yarn'];
/** They ask xAI, or need a server, a terminal or what was written elsewhere. */
const NEEDS_OTHERS =
  /--verify|keyfence (?:revoke|rotate|keys)\b|one\.json|git push|git clone|^npm run|--global/;

/** Directories of coding agents in the home directory. */
const AGENTS = ['.grok', '.claude', '.codex', '.gemini', '.copilot', '.cursor'];

let template: Repository;

/** What the pages speak of: a key that is committed, folders of packages, a repository in the repository. */
beforeAll(async () => {
  template = await createRepository();
  await template.write('.gitignore', 'node_modules/\n.env\n.env.*\nsecrets.*\n*.json\n*.html\n');
  for (const path of ['src/legacy/a.py', 'packages/api/a.py', 'vendor/lib/a.py'])
    await template.write(path, 'import os\n');
  await template.commit();
  await template.git('update-ref', 'refs/remotes/origin/main', await template.head());
  await template.write('src/client.py', `import os\n\n\nclient = Client(api_key="${key}")\n`);
  await template.write('build.log', `XAI_API_KEY=${key}\n`);
  await template.commit();
});
afterAll(() => template[Symbol.asyncDispose]());

/** Stand-ins for package managers, which install from here and run what they have installed. */
async function installPrograms(repo: Repository): Promise<string> {
  const bin = repo.path('../bin');
  await mkdir(bin);
  // The host answers most of them.
  const call = `exec node '${cli}' "$@"`;
  const install = `mkdir -p node_modules && ln -sfn '${PROJECT}' node_modules/keyfence; exit 0`;
  const scripts: Readonly<Record<string, string>> = {
    keyfence: call,
    npx: `[ "$1" = --yes ] && shift\ncase $1 in keyfence | keyfence@*) shift ;; *) exit 9 ;; esac\n${call}`,
    npm: `case $1 in install) ${install} ;; *) exit 9 ;; esac`,
    pnpm: `case $1 in add) ${install} ;; exec) shift 2 ;; *) exit 9 ;; esac\n${call}`,
    yarn: `case $1 in add) ${install} ;; keyfence) shift ;; *) exit 9 ;; esac\n${call}`,
  };
  for (const [name, script] of Object.entries(scripts)) {
    await repo.write(`../bin/${name}`, `#!/bin/sh\n${script}\n`);
    await chmod(`${bin}/${name}`, 0o755);
  }
  return bin;
}

function listLines(path: string): string[] {
  const blocks = readPage(path).blocks.filter(
    ({ language, text }) => language === 'sh' && !text.startsWith('#!'),
  );
  return blocks
    .flatMap(({ text }) => text.replaceAll('\\\n', ' ').split('\n'))
    .filter((line) => PROGRAMS.includes(line.split(' ')[0] ?? '') && !NEEDS_OTHERS.test(line));
}

const pages = listPages().filter((path) => listLines(path).length > 0);

describe.skipIf(process.platform === 'win32')('what can be pasted from', () => {
  test.each(pages)('%s works', async (path) => {
    await using repo = await copyRepository(template);
    const bin = await installPrograms(repo);
    for (const agent of AGENTS) await repo.write(`../home/${agent}/a.log`, 'nothing\n');
    await repo.git('clone', '--quiet', '.', '../home/src/project');
    await repo.write('list.txt', '.\n');
    const env = { ...repo.env, PATH: `${bin}:${repo.env['PATH'] ?? ''}`, KEYFENCE_DEBUG: '' };
    for (const line of listLines(path)) {
      const ran = await run('sh', ['-c', line], { cwd: repo.root, env });
      expectNoSecret(ran.stdout, ran.stderr);
      // 1: something was found.
      expect([0, 1], `${line}: ${ran.exitCode} ${ran.stderr}`).toContain(ran.exitCode);
    }
  });
});
