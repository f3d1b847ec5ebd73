import type { State } from '../finding/finding.ts';
import { reveal } from '../finding/secret.ts';
import type { Repository } from '../git/repository.ts';
import { PointerOpener } from '../pointers/pointer-opener.ts';
import { formatDate, attributeGroups, type Attribution } from './attribute-groups.ts';
import { groupFindings, type Appearance, type Group } from './group-findings.ts';
import { holdsSecret } from './holds-secret.ts';
import { listParts } from './list-parts.ts';
import type { Results, Attributed } from './source.ts';
import type { Trace } from './trace.ts';

/** A blob at a path before a commit of the range changed it. */
interface Ref {
  readonly path: string;
  readonly id: string;
}

/** An annotated tag. */
export interface RangeTag {
  readonly name: string;
  /** Id of the commit of the range that it describes; absent if it is pushed by itself. */
  readonly commit?: string;
}

/** What is known about a range. */
export interface RangeFacts {
  readonly trace: Trace | undefined;
  /** Ids of the blobs that its commits have and their parents do not. */
  readonly added: ReadonlySet<string>;
  /** Its annotated tags, by id. */
  readonly tags: ReadonlyMap<string, RangeTag>;
  /** Ids of those of its commits that no published branch contains; `undefined` if all may be new. */
  readonly fresh: ReadonlySet<string> | undefined;
}

/**
 * One finding for all versions of a file in a range. Already committed is what the file had before the range,
 * what a file had that one of its commits moved, and what came with a commit on another branch of a remote;
 * everything else is new.
 * @throws GitError
 */
export async function attributeRange(
  found: Results,
  { trace, added, tags, fresh }: RangeFacts,
  repository: Repository,
): Promise<Attributed> {
  const groups = groupFindings(found, trace);
  const holders = await findHolders(groups, repository);
  const states = new Map<Group, State>();
  const isPublished = (commit: string): boolean =>
    fresh !== undefined && commit !== '' && !fresh.has(commit);
  for (const group of groups) {
    if (isCommitted(group, tags, isPublished)) states.set(group, 'already-committed');
  }
  for (const sameSecret of groupBySecret(groups).values()) {
    classifyGroups(sameSecret, holders, trace, added, states);
  }
  return attributeGroups(groups, (group): Attribution => {
    const state = states.get(group) ?? classifyName(group);
    const oldest = group.appearances.at(-1);
    const tag = tags.get(listObjects(group)[0] ?? '')?.name;
    return {
      state,
      shown: oldest,
      origin: {
        // An object that is pushed without a commit has no commit to name.
        ...(oldest === undefined || oldest.commit.id === ''
          ? {}
          : { commit: oldest.commit.id, ...formatDate(oldest.commit.time) }),
        ...(tag === undefined ? {} : { tag }),
      },
    };
  });
}

/** Versions of a file belong together, whoever wrote them; messages do not. */
function isCommitted(
  group: Group,
  tags: ReadonlyMap<string, RangeTag>,
  isPublished: (commit: string) => boolean,
): boolean {
  const commits = group.appearances.map(({ commit }) => commit.id);
  if (group.path !== '') return commits.some(isPublished);
  const tagged = listObjects(group).map((id) => tags.get(id)?.commit ?? '');
  return (commits.length > 0 ? commits : tagged).every(isPublished);
}

function listObjects({ kept, suppressed }: Group): string[] {
  return [...kept.keys(), ...suppressed.keys()];
}

/** A name existed before if the oldest commit that has it only changed the file. */
function classifyName({ appearances }: Group): State {
  const use = appearances.at(-1)?.use;
  return use && use.old.length > 0 ? 'already-committed' : 'new';
}

/** Oldest first, because a secret's origin has to be known before its moves. */
function classifyGroups(
  groups: readonly Group[],
  holders: ReadonlyMap<string, ReadonlySet<string>>,
  trace: Trace | undefined,
  added: ReadonlySet<string>,
  states: Map<Group, State>,
): void {
  const value = findValue(groups[0]);
  if (value === undefined) return;
  const byPath = new Map(groups.map((group) => [group.path, group]));
  const classifyBefore = ({ path, id }: Ref): State => {
    const uses = trace?.uses.get(id);
    const cameWithRange = uses ? uses.some((use) => use.path === path) : added.has(id);
    if (!cameWithRange) return 'already-committed';
    const group = byPath.get(path);
    return (group && states.get(group)) ?? 'new';
  };
  const entries = groups.flatMap((group) =>
    group.appearances.map((appearance) => ({ group, appearance })),
  );
  entries.sort((a, b) => b.appearance.commit.order - a.appearance.commit.order);
  for (const { group, appearance } of entries) {
    if (states.has(group) || !appearance.use) continue;
    const before = listBefore(appearance).filter(({ id }) => holders.get(id)?.has(value));
    const isOld = before.some((ref) => classifyBefore(ref) === 'already-committed');
    states.set(group, isOld ? 'already-committed' : 'new');
  }
}

function listBefore({ use }: Appearance): Ref[] {
  if (!use) return [];
  return [...use.old.map((id) => ({ path: use.path, id })), ...use.deleted];
}

/** Which of the secrets each old blob contains. */
async function findHolders(
  groups: readonly Group[],
  repository: Repository,
): Promise<Map<string, Set<string>>> {
  const wanted = new Map<string, Set<string>>();
  for (const group of groups) {
    const value = findValue(group);
    if (value === undefined) continue;
    for (const { id } of group.appearances.flatMap(listBefore)) {
      wanted.set(id, (wanted.get(id) ?? new Set()).add(value));
    }
  }
  const holders = new Map<string, Set<string>>();
  const pointers = new PointerOpener(repository);
  for await (const object of repository.readObjects([...wanted.keys()])) {
    const held = new Set<string>();
    for await (const bytes of listParts(object, pointers)) {
      for (const value of wanted.get(object.id) ?? []) {
        if (await holdsSecret(bytes, value)) held.add(value);
      }
    }
    holders.set(object.id, held);
  }
  return holders;
}

function groupBySecret(groups: readonly Group[]): Map<string, Group[]> {
  const bySecret = new Map<string, Group[]>();
  for (const group of groups) {
    const value = group.kept.has('') ? undefined : findValue(group);
    if (value !== undefined) bySecret.set(value, [...(bySecret.get(value) ?? []), group]);
  }
  return bySecret;
}

function findValue(group: Group | undefined): string | undefined {
  const item = [...(group?.kept.values() ?? []), ...(group?.suppressed.values() ?? [])][0]?.[0];
  return item?.finding.secret && reveal(item.finding.secret);
}
