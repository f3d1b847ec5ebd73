import { existsSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import noSecretFile from '../../rules/no-secret-file.ts';
import type { Config } from '../config.ts';
import { ScanError } from '../errors.ts';
import type { ColdGit } from '../git/open-cold-git.ts';
import type { HooksPlace } from '../hooks/find-hook-manager.ts';
import { HUSKY_DIRECTORY } from '../hooks/husky.ts';
import { findEslintSetup, PLUGIN } from '../init/eslint-setup.ts';
import { PACKAGE } from '../init/find-package.ts';
import { findGaps } from '../init/plan-ignore-file.ts';
import { makeSecretFilePatterns } from '../secret-file-patterns.ts';
import { VERSION } from '../version.ts';
import { findSilentCi } from './find-silent-ci.ts';

/**
 * What weakens the protection although the hooks may work; a sentence each.
 * @throws GitError, ConfigError, ScanError
 */
export async function lookAround(
  root: string,
  config: Config,
  place: HooksPlace,
  git: ColdGit,
): Promise<string[]> {
  const bypass = place.manager.findBypass(process.env);
  return [
    ...(bypass === undefined
      ? []
      : [`${bypass} is set here, so ${place.manager.name} runs nothing`]),
    ...findStrayPath(place, root),
    ...findOtherVersion(root),
    ...(await findLeaks(root, config, git)),
    ...findMissingPlugin(root),
    ...findSilentCi(root),
  ];
}

function findStrayPath({ foreignPath, directory }: HooksPlace, root: string): string[] {
  if (foreignPath) {
    const { path, scope } = foreignPath;
    return [
      `core.hooksPath is set to ${path} for all your repositories (${scope} configuration), so no hook of this one runs`,
    ];
  }
  const way = relative(root, directory);
  if (!existsSync(directory)) return [`git looks for hooks in ${way}, which does not exist`];
  return existsSync(join(root, HUSKY_DIRECTORY)) && !way.startsWith(HUSKY_DIRECTORY)
    ? [`there is a ${HUSKY_DIRECTORY}, but git looks for hooks in ${way}`]
    : [];
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

async function findLeaks(root: string, config: Config, git: ColdGit): Promise<string[]> {
  const { gaps, tracked } = await findGaps(root, config, git);
  const patternsFor = makeSecretFilePatterns(config.gitignore);
  const decode = (path: string): string => Buffer.from(path, 'latin1').toString();
  const secrets: string[] = [];
  for (const path of tracked.map(decode)) {
    if (noSecretFile.judge(path, await patternsFor(path)) === 'error') secrets.push(path);
  }
  return [
    ...gaps.map(
      ({ pattern, witness, blame }) =>
        `.gitignore does not keep out ${pattern}: ${decode(witness)} would slip through${blame ? `, by ${decode(blame.file)}:${blame.line}` : ''}; run "npx keyfence init"`,
    ),
    ...secrets.map(
      (path) =>
        `${path} is tracked: run "git rm --cached -- ${path}", and rotate every key that it held`,
    ),
  ];
}

function findMissingPlugin(root: string): string[] {
  const setup = findEslintSetup(root);
  return setup && !setup.hasPlugin
    ? [
        `${setup.file} does not load ${PLUGIN}, so no editor shows a key; "npx keyfence init" prints how`,
      ]
    : [];
}
