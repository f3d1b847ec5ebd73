import type { Repository } from '../git/repository.ts';
import { formatDate, attributeGroups, type Attribution } from './attribute-groups.ts';
import { groupFindings, type Appearance, type Group } from './group-findings.ts';
import type { Results, Attributed } from './source.ts';
import type { Trace } from './trace.ts';

/**
 * One finding for all versions of a file that have it, with the commits that added it and whether HEAD still
 * has it.
 * @param refs names of refs, which are in no commit
 * @throws GitError
 */
export async function attributeHistory(
  found: Results,
  trace: Trace | undefined,
  refs: ReadonlySet<string>,
  repository: Repository,
): Promise<Attributed> {
  const groups = groupFindings(found, trace);
  if (groups.length === 0) return { findings: [], suppressed: [] };
  // Not in any commit: tags, and blobs that were only staged.
  const isRef = ({ path, kept, suppressed }: Group): boolean =>
    refs.has(path) && (kept.has('') || suppressed.has(''));
  const alone = groups.filter((group) => group.appearances.length === 0 && !isRef(group));
  const tags = alone.filter(({ path }) => path === '');
  const [head, reachable, tagNames] = await Promise.all([
    readHead(new Set(groups.map(({ path }) => path)), repository),
    repository.history.listReachable(new Set(alone.flatMap(listObjectIds))),
    repository.refs.readTagNames(tags.flatMap(listObjectIds)),
  ]);
  return attributeGroups(groups, (group): Attribution => {
    if (isRef(group)) return { shown: undefined, origin: {} };
    const introductions = listIntroductions(group);
    const [oldest] = introductions;
    const ids = listObjectIds(group);
    const tag = tagNames.get(ids[0] ?? '');
    const isReachable = oldest?.commit.isReachable ?? ids.some((id) => reachable.has(id));
    return {
      shown: oldest,
      origin: {
        ...(oldest && { commit: oldest.commit.id, ...formatDate(oldest.commit.time) }),
        ...(oldest && { commits: introductions.map(({ commit }) => commit.id) }),
        ...(tag !== undefined && { tag }),
        // Without a trace the paths are unknown.
        ...(trace && group.path !== '' && { inHead: isInHead(group, head) }),
        ...(!isReachable && { unreachable: true }),
      },
    };
  });
}

/** The commits whose parents did not have it, the oldest first. */
function listIntroductions({ appearances, kept, suppressed }: Group): Appearance[] {
  return appearances
    .filter(({ use }) => !use?.old.some((id) => kept.has(id) || suppressed.has(id)))
    .reverse();
}

function isInHead(group: Group, head: ReadonlyMap<string, string>): boolean {
  const id = head.get(group.path);
  if (id === undefined) return false;
  return group.kept.has('') || group.kept.has(id) || group.suppressed.has(id);
}

function listObjectIds({ kept, suppressed }: Group): string[] {
  return [...kept.keys(), ...suppressed.keys()];
}

/** The blobs of HEAD at the paths. HEAD may be unborn. */
async function readHead(
  paths: ReadonlySet<string>,
  repository: Repository,
): Promise<ReadonlyMap<string, string>> {
  const head = new Map<string, string>();
  const commit = await repository.history.findCommit('HEAD');
  if (commit === undefined) return head;
  for await (const { path, id } of repository.listTree(commit)) {
    if (paths.has(path)) head.set(path, id);
  }
  return head;
}
