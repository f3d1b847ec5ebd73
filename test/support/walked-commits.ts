import { Secret } from '../../src/finding/secret.ts';
import type { Suppressed } from '../../src/filters/filter.ts';
import type { Change } from '../../src/git/walk-commits.ts';
import type { FileFinding } from '../../src/sources/source.ts';
import type { WalkedCommit } from '../../src/sources/trace.ts';

/** What a commit does to a path: the blob there, and before a `<` those that stood there; none is a deletion. */
type Changes = Readonly<Record<string, string>>;

/** In the time of the commit with that number. */
export function commit(id: string, changes: Changes = {}, isReachable = true): WalkedCommit {
  return {
    id,
    time: Number(/\d+/.exec(id)?.[0]),
    isReachable,
    changes: Object.entries(changes).map(([path, written]) => toChange(path, written)),
  };
}

/** `a < b c`, each with a mode behind a slash where it is no plain file. */
function toChange(path: string, written: string): Change {
  const [now = '', before = ''] = written.split('<').map((part) => part.trim());
  const sides = before.split(' ').filter(Boolean).map(toSide);
  if (now === '') return { path, mode: '000000', old: sides };
  return { path, ...toSide(now), old: sides };
}

function toSide(written: string): { id: string; mode: string } {
  const [id = '', mode = '100644'] = written.split('/');
  return { id, mode };
}

/** What was found in a file, a message or a name. */
export function found(path: string, object?: string, secret = 'one'): FileFinding {
  const finding = {
    rule: 'no-xai-key',
    severity: 'error',
    path,
    fingerprint: secret,
    secret: new Secret(`secret-${secret}`),
    message: '',
    remedy: '',
    ...(object === undefined ? {} : { excerpt: { text: object } }),
  } as unknown as FileFinding['finding'];
  return { finding, sourcePath: path, ...(object === undefined ? {} : { object }) };
}

/** The same, allowed by a comment. */
export function allowed(...args: Parameters<typeof found>): FileFinding & Suppressed {
  return { ...found(...args), by: 'comment', reason: 'a sample' };
}
