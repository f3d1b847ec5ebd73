import { existsSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { toGitPath } from '../files/git-path.ts';
import { isWithin } from '../files/is-within.ts';
import { needsPermission, type Change } from '../hooks/change.ts';
import type { HooksLocation } from '../hooks/find-hook-manager.ts';
import type { Installation } from '../hooks/hook-line.ts';
import { makePlainHooks } from '../hooks/plain-hooks.ts';
import type { InitPart } from './init-part.ts';
import { WATCHED } from './watched.ts';

/**
 * Lets the installation continue without keyfence, as in `npm ci --omit=dev`. Both shells that npm uses
 * understand it.
 */
const PREPARE = 'keyfence init || exit 0';

/**
 * Makes every hook call keyfence.
 * @param root top of the work tree
 * @param installation to be called
 * @throws ScanError, UsageError when there is a hook that cannot be extended
 */
export function planHooks(
  { manager, directory }: HooksLocation,
  root: string,
  installation: Installation,
): InitPart {
  const changes = manager.plan(installation);
  const notes = changes
    .filter((change) => needsPermission(change))
    .map(
      ({ path }) =>
        `${relative(root, path)} was not executable, so git skipped it; from now on git runs it, everything in it included`,
    );
  const [first] = changes;
  const isPrivate =
    first !== undefined &&
    (!isWithin(root, first.path) || relative(root, first.path).startsWith(`.git${sep}`));
  const after = (): string[] => {
    // Afterwards, because the manager has not rewritten its hooks yet.
    const step = manager.findMissingStep(directory);
    return [
      step === undefined ? WATCHED : `${step}.`,
      ...(manager.blindSpot === undefined ? [] : [`${manager.blindSpot}.`]),
      ...(manager.isShared
        ? [`Commit ${nameTops(changes, root).join(', ')}, so that everybody has these hooks.`]
        : []),
      ...(isPrivate
        ? [
            `Hooks in ${relative(root, directory)} are not shared: run "keyfence init" in every clone${
              existsSync(join(root, 'package.json'))
                ? `, as in package.json { "scripts": { "prepare": "${PREPARE}" } }`
                : ''
            }.`,
          ]
        : []),
    ];
  };
  return { changes, notes, after };
}

/** The files and directories at the top that are written. */
function nameTops(changes: readonly Change[], root: string): string[] {
  return [...new Set(changes.map(({ path }) => toGitPath(root, path).split('/', 1)[0] ?? ''))];
}

/** Removes keyfence from the hooks. */
export function planHooksRemoval(
  { manager, directory, ownDirectory = directory }: HooksLocation,
  root: string,
): InitPart {
  // There may be hooks from before a manager was installed.
  const plain = makePlainHooks(ownDirectory, root).planRemoval();
  const own = manager.planRemoval();
  const paths = new Set(own.map(({ path }) => path));
  return { changes: [...own, ...plain.filter(({ path }) => !paths.has(path))], notes: [] };
}
