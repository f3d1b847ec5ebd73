import { relative, sep } from 'node:path';
import { isWithin } from '../git/write-target.ts';
import { needsPermission } from '../hooks/change.ts';
import type { HooksPlace } from '../hooks/find-hook-manager.ts';
import { makePlainHooks } from '../hooks/plain-hooks.ts';
import type { InitPart } from './init-part.ts';

/**
 * Lets every hook call keyfence.
 * @param root top of the work tree
 * @param cli path of the command, relative to it
 * @throws ScanError, UsageError when a hook is there that cannot be extended
 */
export function planHooks({ manager, directory }: HooksPlace, root: string, cli: string): InitPart {
  const changes = manager.plan(cli);
  const notes = changes
    .filter((change) => needsPermission(change))
    .map(
      ({ path }) =>
        `${relative(root, path)} was not executable, so git passed over it; from now on git runs it, with all that is in it`,
    );
  const [first] = changes;
  const isPrivate =
    first !== undefined &&
    (!isWithin(root, first.path) || relative(root, first.path).startsWith(`.git${sep}`));
  const after = (): string[] => {
    // Not before: what the manager is told now has not reached the hooks that it wrote.
    const step = manager.findMissingStep(directory);
    return [
      step === undefined ? 'Every commit and push is guarded from now on.' : `${step}.`,
      ...(manager.blindSpot === undefined ? [] : [`${manager.blindSpot}.`]),
      ...(isPrivate
        ? [
            `Hooks in ${relative(root, directory)} are not shared: let every clone run "keyfence init", as in { "scripts": { "prepare": "keyfence init" } } in package.json.`,
          ]
        : []),
    ];
  };
  return { changes, notes, after };
}

/** Takes keyfence out of the hooks. */
export function planHooksRemoval({ manager, directory }: HooksPlace, root: string): InitPart {
  // Hooks may be left from before a manager came.
  const plain = makePlainHooks(directory, root).planRemoval();
  const own = manager.planRemoval();
  const paths = new Set(own.map(({ path }) => path));
  return { changes: [...own, ...plain.filter(({ path }) => !paths.has(path))], notes: [] };
}
