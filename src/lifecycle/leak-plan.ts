import type { Finding } from '../finding/finding.ts';
import { reveal, type Secret } from '../finding/secret.ts';
import type { Report } from '../report/report.ts';
import { describeLocation } from '../reporters/describe-finding.ts';
import { abbreviateId } from '../text/abbreviate-id.ts';
import { wrap } from '../text/wrap.ts';
import { quoteForShell } from '../text/quote-for-shell.ts';

/** Everything in a repository that contains a given secret. Safe to print. */
export interface Leak {
  readonly secret: Secret;
  readonly fingerprints: readonly string[];
  /** Files and messages, each once. */
  readonly places: readonly string[];
  /** Paths of the files. */
  readonly paths: readonly string[];
  /** Ids of the commits that added it. */
  readonly commits: readonly string[];
  readonly tags: readonly string[];
  /** Whether it is in an object that no branch and no tag reaches. */
  readonly isUnreachable: boolean;
  readonly isInHead: boolean;
}

/** Refs by their kind. */
export type RefKind =
  'branches' | 'remote branches' | 'tags' | 'stashes' | 'notes' | 'pull requests' | 'other refs';

const KINDS: readonly (readonly [RefKind, RegExp])[] = [
  ['branches', /^refs\/heads\//],
  ['remote branches', /^refs\/remotes\//],
  ['tags', /^refs\/tags\//],
  ['stashes', /^refs\/stash$/],
  ['notes', /^refs\/notes\//],
  // https://docs.github.com/pull-requests, https://docs.gitlab.com/user/project/merge_requests/
  ['pull requests', /^refs\/(?:pull|pull-requests|merge-requests|changes)\//],
  ['other refs', /^/],
];

/** The secrets in the report of a history, each with all its locations. */
export function listLeaks({ findings }: Pick<Report, 'findings'>): Leak[] {
  const groups = new Map<string, { secret: Secret; findings: Finding[] }>();
  for (const finding of findings) {
    const { secret, origin, severity } = finding;
    if (!secret || !origin || severity !== 'error') continue;
    const value = reveal(secret);
    const group = groups.get(value);
    if (group) group.findings.push(finding);
    else groups.set(value, { secret, findings: [finding] });
  }
  return [...groups.values()].map(({ secret, findings: own }) => toLeak(secret, own));
}

function toLeak(secret: Secret, findings: readonly Finding[]): Leak {
  const origins = findings.flatMap(({ origin }) => origin ?? []);
  return {
    secret,
    fingerprints: unique(findings.map(({ fingerprint }) => fingerprint)),
    places: unique(findings.map(describeLocation)),
    paths: unique(findings.map(({ path }) => path).filter((path) => path !== '')),
    commits: unique(origins.flatMap(({ commit, commits }) => commits ?? (commit ? [commit] : []))),
    tags: unique(origins.flatMap(({ tag }) => tag ?? [])),
    isUnreachable: origins.some(({ unreachable }) => unreachable === true),
    isInHead: origins.some(({ inHead }) => inHead === true),
  };
}

function unique<T>(items: readonly T[]): T[] {
  return [...new Set(items)];
}

/** Sorts the full names of refs by their kind. */
function groupRefs(names: readonly string[]): Map<RefKind, string[]> {
  const groups = new Map<RefKind, string[]>();
  for (const name of names) {
    const [kind] = KINDS.find(([, pattern]) => pattern.test(name)) ?? ['other refs' as const];
    groups.set(kind, [
      ...(groups.get(kind) ?? []),
      name.replace(/^refs\/(?:heads|remotes|tags)\//, ''),
    ]);
  }
  return groups;
}

/** How many items of a list are named; the number of the others follows. */
const NAMED = 8;

/**
 * The plan for one secret: where it is, what to run, and what cannot be cleaned from here.
 * @param refs full names of the refs that reach it
 * @param command that starts keyfence here
 */
export function formatLeakPlan(leak: Leak, refs: readonly string[], command: string): string {
  const { secret, places, commits, tags, isUnreachable, isInHead } = leak;
  const isReached = !isUnreachable || refs.length > 0 || tags.length > 0;
  const rows: (readonly [string, string])[] = [
    ['places', list(places)],
    ...(commits.length > 0 ? [['commits', list(commits.map(abbreviateId))] as const] : []),
    ...[...groupRefs(refs)].map(([kind, names]) => [kind, list(names)] as const),
    ...(tags.length > 0 ? [['tag messages', list(tags)] as const] : []),
    ...(isUnreachable ? [['unreachable', 'objects that no branch or tag leads to'] as const] : []),
  ];
  const width = Math.max(...rows.map(([label]) => label.length)) + 2;
  const [fingerprint = ''] = leak.fingerprints;
  const steps: readonly Step[] = [
    'Revoke it before anything else; the rest is tidying up:',
    { code: `${command} revoke ${fingerprint} --history` },
    ...(isInHead ? ['Remove it from the files, and commit that.'] : []),
    ...(isReached ? listRewriteSteps(leak) : []),
    'In every clone that you keep, drop all stashes and everything that is no longer reachable:',
    { code: 'git stash clear; git reflog expire --expire=now --all && git gc --prune=now' },
    'A push does not reach forks, pull request refs, caches of the host, other clones and backups. Ask the host to remove pull request refs and caches, and the owners of forks to delete them.',
    'Then check in a fresh clone that nothing is left:',
    { code: `${command} scan --history` },
  ];
  return `${[
    `${secret.toString()} is in the history:`,
    ...rows.map(([label, text]) => `  ${label.padEnd(width)}${text}`),
    '',
    ...steps.flatMap((step) => (typeof step === 'string' ? wrap(step) : [`  ${step.code}`])),
  ].join('\n')}\n`;
}

/** A sentence, or a command to run. */
type Step = string | { readonly code: string };

/** Only for objects that a branch or tag reaches; others are removed by pruning. */
function listRewriteSteps({ paths, isInHead }: Leak): Step[] {
  return [
    'To rewrite the history, make a fresh clone (git clone --mirror URL). In it, write the key followed by ==>REMOVED as one line into ../replacements.txt (delete that file afterwards), and run:',
    {
      code: 'git filter-repo --replace-text ../replacements.txt --replace-message ../replacements.txt',
    },
    ...(paths.length === 1 && !isInHead
      ? [
          'Or remove the whole file, if nothing else in it matters:',
          { code: `git filter-repo --invert-paths --path ${toWord(paths[0] ?? '')}` },
        ]
      : []),
    { code: 'git push --force --mirror URL' },
  ];
}

function list(names: readonly string[]): string {
  const more = names.length - NAMED;
  return `${names.slice(0, NAMED).join(', ')}${more > 0 ? ` and ${String(more)} more` : ''}`;
}

function toWord(path: string): string {
  return /^[\w./~-]+$/.test(path) ? path : quoteForShell(path);
}
