import { GitError, UsageError } from '../errors/errors.ts';
import { peelObjects, type Peeled } from '../git/annotated-tags.ts';
import { listDefaultBranches } from '../git/list-default-branches.ts';
import { resolveCommit, resolveRange } from '../git/resolve-range.ts';
import { askGit } from '../git/run-git.ts';
import type { Revisions } from '../git/walk-commits.ts';
import { describeMissing } from '../git/whole-history.ts';
import { abbreviateId } from '../text/abbreviate-id.ts';
import { azure } from './azure.ts';
import { bitbucket } from './bitbucket.ts';
import type { Change, CiSystem, Environment } from './ci-system.ts';
import { circleci } from './circleci.ts';
import { github } from './github.ts';
import { gitlab } from './gitlab.ts';
import { jenkins } from './jenkins.ts';

/** Those that say for sure who they are come first. */
const SYSTEMS: readonly CiSystem[] = [github, gitlab, bitbucket, azure, circleci, jenkins];

/** The commits that a build is about, and how that was found out. */
export interface DetectedRange {
  readonly revisions: Revisions;
  /** Newest commits of branches whose content counts as committed already. */
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
 * Finds out which commits a build is about. Where nothing tells what was there before, it is all that
 * the newest commit reaches: too much, never too little.
 * @param cuts where a shallow clone was cut
 * @throws UsageError in no known CI system, GitError when a commit is not there
 */
export async function detectRange(
  env: Environment,
  cwd: string,
  cuts: ReadonlySet<string>,
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
  const to = await resolveCommit(change.to, cwd, cuts);
  const tag = change.tag ? await readTag(change.tag, cwd) : {};
  const refs = listRefs(change);
  const { isFork = false } = change;
  const base = await findBase(change, cwd, cuts);
  if (!base) {
    const choice = `${about}: nothing tells what was there before, so everything up to ${abbreviateId(to)}`;
    return { ...tag, refs, isFork, revisions: { include: [to], exclude: [] }, choice };
  }
  return {
    ...tag,
    refs,
    isFork,
    published: await listDefaultBranches(to, cwd, change.onto),
    revisions: await resolveRange(`${base.id}..${to}`, cwd, cuts),
    choice: `${about}: ${base.name}..${abbreviateId(to)}`,
  };
}

function listRefs({ branch, tag }: Change): string[] {
  return [...(branch ? [`refs/heads/${branch}`] : []), ...(tag ? [`refs/tags/${tag}`] : [])];
}

async function readTag(name: string, cwd: string): Promise<Pick<DetectedRange, 'pushed'>> {
  const answer = await askGit(['rev-parse', '--verify', '--quiet', `refs/tags/${name}`], cwd);
  if (answer.exitCode !== 0) {
    throw new GitError(
      `the tag ${name}, which this build is about, is not in this clone; fetch it`,
    );
  }
  const peeled = await peelObjects([answer.stdout.toString().trim()], cwd);
  return { pushed: [...peeled.values()] };
}

interface Base {
  readonly id: string;
  readonly name: string;
}

async function findBase(
  { from, onto, branch, event }: Change,
  cwd: string,
  cuts: ReadonlySet<string>,
): Promise<Base | undefined> {
  if (from !== undefined) {
    const id = await findCommit(from, cwd);
    if (id !== undefined) return { id, name: abbreviateId(id) };
    // After a force push what was there before is in no clone; in a shallow one it may be merely cut off.
    if (cuts.size > 0) await resolveCommit(from, cwd, cuts);
  }
  const name = onto === undefined ? await findDefaultBranch(cwd) : `origin/${onto}`;
  // What is pushed to the branch that others start from has no other branch to be compared with.
  if (name === undefined || name === `origin/${branch ?? ''}`) return undefined;
  const id = await findCommit(`refs/remotes/${name}`, cwd);
  if (id !== undefined) return { id, name };
  throw new UsageError(
    `${name}, which this ${event} is to be compared with, is not in this clone; ${describeMissing(cuts)}`,
  );
}

async function findDefaultBranch(cwd: string): Promise<string | undefined> {
  const answer = await askGit(['symbolic-ref', '--quiet', 'refs/remotes/origin/HEAD'], cwd);
  if (answer.exitCode !== 0) return undefined;
  return answer.stdout.toString().trim().replace('refs/remotes/', '');
}

async function findCommit(revision: string, cwd: string): Promise<string | undefined> {
  if (revision.startsWith('-')) return undefined;
  const answer = await askGit(['rev-parse', '--verify', '--quiet', `${revision}^{commit}`], cwd);
  return answer.exitCode === 0 ? answer.stdout.toString().trim() : undefined;
}
