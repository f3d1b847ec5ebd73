import { traceObjects, type Trace, type WalkedCommit } from '../../src/sources/trace.ts';

/** Traces objects through commits, where names that begin with a dot are forbidden. */
export function traceAll(
  commits: readonly WalkedCommit[],
  suspects: readonly string[],
): Promise<Trace> {
  return traceObjects(
    (async function* () {
      for (const one of commits) yield await Promise.resolve(one);
    })(),
    {
      suspects: new Set(suspects),
      isNameForbidden: (path) => Promise.resolve(path.startsWith('.')),
    },
  );
}
