import { GitError } from '../errors/errors.ts';
import { abbreviateId } from '../text/abbreviate-id.ts';
import type { Git } from './git.ts';
import type { GitObject, LargeObject } from './git-object.ts';
import { readObjects } from './read-objects.ts';
import { readTypes } from './read-types.ts';
import { runGit } from './run-git.ts';

/** An annotated tag, or the tag of a tag. */
export interface AnnotatedTag {
  readonly id: string;
  /** It may contain a secret. */
  readonly name: string;
}

/** What a ref points to. */
export interface Peeled {
  /** The tags on the way, the outermost first. */
  readonly tags: readonly AnnotatedTag[];
  readonly id: string;
  readonly type: 'blob' | 'commit' | 'tree';
}

/** Longer than a name that a file system allows, and the rest of the header. */
const HEADER_LENGTH = 2 ** 16;
/** https://git-scm.com/docs/git-mktag */
const HEADER = /^object (?<target>[0-9a-f]+)\ntype (?<type>\w+)\ntag (?<name>[^\n]*)\n/;

/** Follows refs through annotated tags to the objects that these describe. @throws GitError */
export async function peelObjects(ids: readonly string[], git: Git): Promise<Map<string, Peeled>> {
  const types = await readTypes(ids, git);
  const peeled = new Map<string, Peeled>();
  for (const id of ids) {
    const type = types.get(id);
    if (type === undefined)
      throw new GitError(`the object database has no ${abbreviateId(id)}; run "git fsck"`);
    if (type !== 'tag') peeled.set(id, { tags: [], id, type });
  }
  const tags = ids.filter((id) => types.get(id) === 'tag');
  return new Map([...peeled, ...(await followTags(tags, git))]);
}

/** Every annotated tag of a ref, by the object at the end of the chain. @throws GitError */
export async function listTags(git: Git): Promise<Map<string, AnnotatedTag[]>> {
  const args = ['for-each-ref', '--format=%(objecttype) %(objectname)', 'refs/tags'];
  const lines = (await runGit(args, git)).toString().split('\n');
  const ids = lines.filter((line) => line.startsWith('tag ')).map((line) => line.slice(4));
  const tags = new Map<string, AnnotatedTag[]>();
  for (const { id, tags: way } of (await followTags(ids, git)).values()) {
    tags.set(id, [...(tags.get(id) ?? []), ...way]);
  }
  return tags;
}

/** Names of annotated tags, by their ids. @throws GitError */
export async function readTagNames(ids: Iterable<string>, git: Git): Promise<Map<string, string>> {
  const targets = await readTargets([...ids], git);
  return new Map([...targets].map(([id, { name }]) => [id, name]));
}

/** Each round reads the tags that the one before pointed to. */
async function followTags(ids: readonly string[], git: Git): Promise<Map<string, Peeled>> {
  const peeled = new Map<string, Peeled>();
  let ways = new Map([...new Set(ids)].map((id) => [id, { at: id, tags: [] as AnnotatedTag[] }]));
  while (ways.size > 0) {
    const targets = await readTargets([...new Set([...ways.values()].map(({ at }) => at))], git);
    const open: typeof ways = new Map();
    for (const [start, { at, tags }] of ways) {
      const { name, target, type } = targets.get(at) ?? { name: '', target: at, type: '' };
      const way = [...tags, { id: at, name }];
      if (type === 'tag') open.set(start, { at: target, tags: way });
      else peeled.set(start, { tags: way, id: target, type: type as Peeled['type'] });
    }
    ways = open;
  }
  return peeled;
}

interface Target {
  readonly name: string;
  readonly target: string;
  readonly type: string;
}

async function readTargets(ids: readonly string[], git: Git): Promise<Map<string, Target>> {
  const targets = new Map<string, Target>();
  for await (const object of readObjects(ids, git)) {
    const { id } = object;
    if ('error' in object) throw new GitError(`the tag ${abbreviateId(id)} ${object.error}`);
    const found = HEADER.exec(await readBeginning(object))?.groups;
    if (!found)
      throw new GitError(
        `the tag ${abbreviateId(id)} is not in the format of tags; run "git fsck"`,
      );
    const { name = '', target = '', type = '' } = found;
    targets.set(id, { name, target, type });
  }
  return targets;
}

/** The header with the name of the tag, of a message of any size. */
async function readBeginning(object: GitObject | LargeObject): Promise<string> {
  if ('bytes' in object) return object.bytes.toString();
  let text = '';
  for await (const chunk of object.chunks) {
    text += chunk.toString();
    if (text.length >= HEADER_LENGTH) break;
  }
  return text;
}
