import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import manifest from '../package.json' with { type: 'json' };
import { checkPublisher, listUnnamedFiles } from './publisher.ts';
import { runProgram } from './run-program.ts';

/** What stands in the way of publishing what is in the work tree, in sentences. */
export function listObstacles(top: string): string[] {
  return [...listChanges(top), ...checkPublisher(), ...listUnnamed(top), ...checkVersion(top)];
}

function listChanges(top: string): string[] {
  const changes = runProgram('git', ['status', '--porcelain'], top);
  return changes === '' ? [] : ['the work tree has changes that are not committed'];
}

function listUnnamed(top: string): string[] {
  return listUnnamedFiles(top).map(
    (path) => `${path} names OWNER/keyfence, which is a placeholder`,
  );
}

function checkVersion(top: string): string[] {
  const { version } = manifest;
  const changelog = readFileSync(join(top, 'CHANGELOG.md'), 'utf8').split('\n');
  const pending = readdirSync(join(top, '.changeset')).filter(
    (name) => name.endsWith('.md') && name !== 'README.md',
  );
  const tags = runProgram('git', ['tag', '--list', `v${version}`], top);
  return [
    ...(changelog.includes(`## ${version}`) ? [] : [`CHANGELOG.md says nothing of ${version}`]),
    ...(pending.length === 0
      ? []
      : [`${pending.length} files in .changeset wait for "npm run release:version"`]),
    ...(tags === '' ? [] : [`the tag v${version} is there already`]),
  ];
}
