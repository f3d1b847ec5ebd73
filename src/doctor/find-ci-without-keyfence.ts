import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isFile } from '../files/file-type.ts';
import { findPreCommitConfig } from '../hooks/pre-commit-framework.ts';

const FILES = [
  '.gitlab-ci.yml',
  '.circleci/config.yml',
  'azure-pipelines.yml',
  'bitbucket-pipelines.yml',
  'Jenkinsfile',
  '.travis.yml',
];
const WORKFLOWS = '.github/workflows';
const OURS = 'keyfence';

/** A sentence about a CI configuration that never calls keyfence. */
export function findCiWithoutKeyfence(root: string): string[] {
  const directory = join(root, WORKFLOWS);
  const workflows = existsSync(directory)
    ? readdirSync(directory)
        .filter((name) => /\.ya?ml$/.test(name))
        .map((name) => `${WORKFLOWS}/${name}`)
    : [];
  const files = [...FILES.filter((name) => isFile(join(root, name))), ...workflows];
  const calls = findCalls(root);
  const isCalled = files
    .map((name) => readFileSync(join(root, name), 'utf8'))
    .some((text) => calls.some((call) => text.includes(call)));
  return files.length === 0 || isCalled
    ? []
    : [
        `${files.join(', ')}: CI never calls keyfence, so a commit made with --no-verify is not stopped`,
      ];
}

/** Texts in a CI configuration that mean a call of keyfence. */
function findCalls(root: string): string[] {
  const preCommit = findPreCommitConfig(root);
  const isHook = preCommit !== undefined && readFileSync(preCommit, 'utf8').includes(OURS);
  return [OURS, ...findScripts(root), ...(isHook ? ['pre-commit run', 'pre-commit/action'] : [])];
}

/** `npm run lint`, if that script calls keyfence. */
function findScripts(root: string): string[] {
  const path = join(root, 'package.json');
  if (!existsSync(path)) return [];
  const text = readFileSync(path, 'utf8');
  const scripts = [...text.matchAll(/"(?<name>[\w:.-]+)"\s*:\s*"[^"\n]*keyfence[^"\n]*"/g)];
  return scripts
    .map((match) => match.groups?.['name'] ?? '')
    .filter((name) => name !== 'prepare')
    .flatMap((name) =>
      ['npm run', 'npm', 'pnpm', 'pnpm run', 'yarn', 'yarn run', 'bun run'].map(
        (run) => `${run} ${name}`,
      ),
    );
}
