import { existsSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { groupBy } from '../collections/group-by.ts';
import type { Config } from '../config/config.ts';
import { findUnreadConfig } from '../config/find-unread-config.ts';
import { ScanError } from '../errors/errors.ts';
import type { Finding } from '../finding/finding.ts';
import type { Repository } from '../git/repository.ts';
import { findCoverageGaps, isCoverageOn } from '../gitignore/audit/find-coverage-gaps.ts';
import { findTrackedSecrets } from '../gitignore/audit/find-tracked-secrets.ts';
import { readIgnoreSnapshot } from '../gitignore/audit/read-ignore-snapshot.ts';
import { IGNORE_FILE_NAME } from '../gitignore/engine/ignore-rule.ts';
import type { HooksLocation } from '../hooks/find-hook-manager.ts';
import { HUSKY_DIRECTORY } from '../hooks/husky.ts';
import { findEslintSetup, PLUGIN } from '../init/eslint-setup.ts';
import { PACKAGE } from '../init/find-installation.ts';
import { VERSION } from '../package/version.ts';
import { findCiWithoutKeyfence } from './find-ci-without-keyfence.ts';
import { findJujutsu } from './find-jujutsu.ts';

/**
 * Conditions that weaken the protection even if the hooks work; a sentence for each.
 * @throws GitError, ConfigError, ScanError
 */
export async function collectWarnings(
  repository: Repository,
  config: Config,
  place: HooksLocation,
): Promise<string[]> {
  const { root } = repository;
  const bypass = place.manager.findBypass(process.env);
  return [
    ...(bypass === undefined
      ? []
      : [`${bypass} is set here, so ${place.manager.name} runs nothing`]),
    ...(place.manager.blindSpot === undefined ? [] : [place.manager.blindSpot]),
    ...findJujutsu(root),
    ...findStrayPath(place, root),
    ...findOtherVersion(root),
    ...(await findLeaks(repository, config)),
    ...findUnreadConfig(root),
    ...findMissingPlugin(root),
    ...findCiWithoutKeyfence(root),
  ];
}

function findStrayPath({ foreignHooksPath, directory }: HooksLocation, root: string): string[] {
  if (foreignHooksPath !== undefined)
    return [`${foreignHooksPath}, so no hook file of this repository runs`];
  const way = relative(root, directory);
  if (existsSync(join(root, HUSKY_DIRECTORY)) && !way.startsWith(HUSKY_DIRECTORY)) {
    return [`there is a ${HUSKY_DIRECTORY}, but git looks for hooks in ${way}`];
  }
  return existsSync(directory) ? [] : [`git looks for hooks in ${way}, which does not exist`];
}

function findOtherVersion(root: string): string[] {
  const manifest = join(root, PACKAGE, 'package.json');
  if (!existsSync(manifest)) return [];
  let version: unknown;
  try {
    version = (JSON.parse(readFileSync(manifest, 'utf8')) as { version?: unknown }).version;
  } catch (cause) {
    throw new ScanError(`${manifest} cannot be read; run "npm install"`, { cause });
  }
  return version === VERSION
    ? []
    : [`the project has keyfence ${String(version)}, and this is ${VERSION}`];
}

async function findLeaks(repository: Repository, config: Config): Promise<string[]> {
  const world = await readIgnoreSnapshot(repository, 'work-tree');
  const gaps = isCoverageOn(config) ? await findCoverageGaps(world, repository, config) : [];
  const tracked = await findTrackedSecrets(world.tracked, repository, config);
  const isShared = world.tracked.includes(IGNORE_FILE_NAME);
  return [
    ...describeByRemedy(gaps),
    ...(gaps.length > 0 && !isShared && existsSync(join(repository.root, IGNORE_FILE_NAME))
      ? [
          `${IGNORE_FILE_NAME} is not tracked, so nobody else has it: run "git add ${IGNORE_FILE_NAME}"`,
        ]
      : []),
    ...describeByRemedy(tracked.kept),
  ];
}

/** Findings with the same remedy share a sentence. */
function describeByRemedy(findings: readonly Finding[]): string[] {
  return [...groupBy(findings, ({ remedy }) => remedy)].map(
    ([remedy, same]) => `${same.map(describe).join('; ')}. ${remedy}`,
  );
}

function describe({ path, region, message }: Finding): string {
  if (message.startsWith(path)) return message;
  return `${path}${region ? `:${region.line}` : ''}: ${message}`;
}

function findMissingPlugin(root: string): string[] {
  const setup = findEslintSetup(root);
  return setup && !setup.hasPlugin
    ? [
        `${setup.file} does not load ${PLUGIN}, so no editor shows a key; "npx keyfence init" prints how`,
      ]
    : [];
}
