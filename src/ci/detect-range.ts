import { GitError, UsageError } from '../errors/errors.ts';
import type { Peeled } from '../git/annotated-tags.ts';
import type { Repository } from '../git/repository.ts';
import { describeMissing } from '../git/shallow-boundary.ts';
import type { Revisions } from '../git/walk-commits.ts';
import { abbreviateId } from '../text/abbreviate-id.ts';
import { azure } from './azure.ts';
import { bitbucket } from './bitbucket.ts';
import type { Change, CiSystem, Environment } from './ci-system.ts';
import { circleci } from './circleci.ts';
import { github } from './github.ts';
import { gitlab } from './gitlab.ts';
import { jenkins } from './jenkins.ts';

/** Systems with unmistakable variables come first. */
const SYSTEMS: readonly CiSystem[] = [github, gitlab, bitbucket, azure, circleci, jenkins];

/** The commits of a build, and how they were determined. */
export interface DetectedRange {
  readonly revisions: Revisions;
  /** Newest commits of branches whose content counts as committed before. */
  readonly published?: readonly string[];
  /** Names of the branch and the tag that were pushed. */
  readonly refs?: readonly string[];
  /** The tag that was pushed, with its message if it has one. */
  readonly pushed?: readonly Peeled[];
  /** Whether it comes from a fork. */
  readonly isFork: boolean;
  /** `GitHub Actions, push: 0123456789ab..ba9876543210` */
  readonly choice: string;
}

/**
 * Finds the commits that a build is for. If the previous commit is unknown, these are all that the newest
 * commit reaches: too many, never too few.
 * @throws UsageError outside a known CI system, GitError when a commit does not exist
 */
export async function detectRange(
  env: Environment,
  repository: Repository,
): Promise<DetectedRange> {
  const system = SYSTEMS.find(({ isRunning }) => isRunning(env));
  if (!system) {
    const names = SYSTEMS.map(({ name }) => name).join(', ');
    throw new UsageError(
      `--ci knows ${names}, and this is none of them; use --commits A..B or --since REF`,
    );
  }
  const change = system.readChange(env);
  const about = `${system.name}, ${change.event}`;
  if (change.to === undefined) {
    return {
      revisions: { include: [], exclude: [] },
      isFork: false,
      choice: `${about}: no commits`,
    };
  }
  const { history } = repository;
  const to = await history.resolveCommit(change.to);
  const tag = change.tag ? await readTag(change.tag, repository) : {};
  const refs = listRefs(change);
  const { isFork = false } = change;
  const base = change.takesAll ? undefined : await findBase(change, repository);
  if (!base) {
    const reason = change.takesAll ? '' : 'the previous commit is unknown, so ';
    const choice = `${about}: ${reason}everything up to ${abbreviateId(to)}`;
    return { ...tag, refs, isFork, revisions: { include: [to], exclude: [] }, choice };
  }
  return {
    ...tag,
    refs,
    isFork,
    published: await repository.refs.listDefaultBranches(to, change.onto),
    revisions: await history.resolveRange(`${base.id}..${to}`),
    choice: `${about}: ${base.name}..${abbreviateId(to)}`,
  };
}

function listRefs({ branch, tag }: Change): string[] {
  return [...(branch ? [`refs/heads/${branch}`] : []), ...(tag ? [`refs/tags/${tag}`] : [])];
}

async function readTag(
  name: string,
  { history, refs }: Repository,
): Promise<Pick<DetectedRange, 'pushed'>> {
  const id = await history.findObject(`refs/tags/${name}`);
  if (id === undefined) {
    throw new GitError(
      `the tag ${name}, which this build is about, is not in this clone; fetch it`,
    );
  }
  const peeled = await refs.peel([id]);
  return { pushed: [...peeled.values()] };
}

interface Base {
  readonly id: string;
  readonly name: string;
}

async function findBase(
  { from, onto, branch, event }: Change,
  { history, refs }: Repository,
): Promise<Base | undefined> {
  const boundary = await history.shallowBoundary();
  if (from !== undefined) {
    const id = await history.findCommit(from);
    if (id !== undefined) return { id, name: abbreviateId(id) };
    // After a force push no clone has the previous commit; in a shallow clone it may only be missing.
    if (boundary.size > 0) await history.resolveCommit(from);
  }
  const name = onto === undefined ? await refs.findDefaultBranch() : `origin/${onto}`;
  // A push to the default branch cannot be compared with another branch.
  if (name === undefined || name === `origin/${branch ?? ''}`) return undefined;
  const id = await history.findCommit(`refs/remotes/${name}`);
  if (id !== undefined) return { id, name };
  throw new UsageError(
    `${name}, which this ${event} is to be compared with, is not in this clone; ${describeMissing(boundary)}`,
  );
}
