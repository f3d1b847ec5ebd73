import type { Suppressed } from '../filters/filter.ts';
import type { FileFinding, Results } from './source.ts';
import type { Trace, TracedCommit, Use } from './trace.ts';

/** A finding in all versions of a file, or in messages or names. */
export interface Group {
  /** Path as the source gave it. */
  readonly path: string;
  /** Findings by the object that they are in; the empty string for none. */
  readonly kept: ReadonlyMap<string, readonly FileFinding[]>;
  readonly suppressed: ReadonlyMap<string, readonly (FileFinding & Suppressed)[]>;
  /** Newest first. */
  readonly appearances: readonly Appearance[];
}

/** A commit that has it. */
export interface Appearance {
  readonly object: string;
  readonly commit: TracedCommit;
  /** Absent for a finding in the message. */
  readonly use?: Use;
}

interface Members {
  readonly path: string;
  readonly kept: FileFinding[];
  readonly suppressed: (FileFinding & Suppressed)[];
}

/** Groups findings of the same secret in the same file. */
export function groupFindings({ kept, suppressed }: Results, trace: Trace | undefined): Group[] {
  const groups = new Map<string, Members>();
  const find = (item: FileFinding): Members => {
    const key = [item.finding.fingerprint, item.sourcePath, groupKey(item, trace)].join('\0');
    const group = groups.get(key) ?? { path: item.sourcePath, kept: [], suppressed: [] };
    groups.set(key, group);
    return group;
  };
  for (const item of kept) find(item).kept.push(item);
  for (const item of suppressed) find(item).suppressed.push(item);
  return [...groups.values()].map((group) => ({
    path: group.path,
    kept: byObject(group.kept),
    suppressed: byObject(group.suppressed),
    appearances: listAppearances(
      group.path,
      new Set([...group.kept, ...group.suppressed].map(({ object }) => object ?? '')),
      trace,
    ),
  }));
}

/**
 * The name of a file and its content, or messages, which have no path, may have the same secret; unreachable
 * objects are reported separately.
 */
function groupKey({ sourcePath, object }: FileFinding, trace: Trace | undefined): string {
  if (object === undefined) return 'name';
  const message = trace?.commits.get(object);
  if (message) return message.isReachable ? 'message' : 'unreachable message';
  if (sourcePath === '') return object;
  const isReachable = trace?.uses.get(object)?.[0]?.commit.isReachable ?? true;
  return isReachable ? 'content' : 'unreachable content';
}

function listAppearances(
  path: string,
  objects: ReadonlySet<string>,
  trace: Trace | undefined,
): Appearance[] {
  const appearances: Appearance[] = [];
  for (const object of objects) {
    const message = trace?.commits.get(object);
    if (message) appearances.push({ object, commit: message });
    const name = object === '' ? trace?.names.get(path) : undefined;
    if (name) appearances.push({ object, commit: name.commit, use: name });
    for (const use of trace?.uses.get(object) ?? []) {
      if (use.path === path) appearances.push({ object, commit: use.commit, use });
    }
  }
  return appearances.sort((a, b) => a.commit.order - b.commit.order);
}

function byObject<T extends FileFinding>(items: readonly T[]): Map<string, T[]> {
  const map = new Map<string, T[]>();
  for (const item of items) {
    const object = item.object ?? '';
    map.set(object, [...(map.get(object) ?? []), item]);
  }
  return map;
}
