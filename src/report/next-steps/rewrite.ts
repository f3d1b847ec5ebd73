import type { Finding } from '../../finding/finding.ts';
import { abbreviateId } from '../../text/abbreviate-id.ts';
import { quoteArgument } from '../../text/quote-argument.ts';
import type { Reader, Step } from './next-steps.ts';
import { getKind, planFix } from './plan-fix.ts';

/** The commits that have to be rewritten, so that none of them has a finding. */
export interface Rewrite {
  /** Id of the oldest commit with a finding. */
  readonly commit: string;
  /** Id of its first parent; absent for a root commit. */
  readonly parent?: string;
  /** How many later commits also have findings. */
  readonly later: number;
  /** Number of commits from it to the newest, both included. */
  readonly count: number;
  readonly hasMerges: boolean;
  /** Whether the oldest one is a merge itself. */
  readonly isMerge: boolean;
  /** Whether it would be empty without the files that are untracked. */
  readonly becomesEmpty: boolean;
  /** The branch to switch to first. */
  readonly branch?: string;
  /** Paths of the findings that are still in the newest commit. */
  readonly present: ReadonlySet<string>;
}

/** Up to so many commits can be squashed. */
const FEW = 5;
/** `cmd.exe` treats a caret specially. Git accepts both notations for a first parent. */
const PARENT = process.platform === 'win32' ? '~' : '^';

/** How to remove findings from the commits that added them. @param rewrite for those in commits */
export function describeRewrite(
  findings: readonly Finding[],
  rewrite: Rewrite | undefined,
  reader: Reader,
): Step[] {
  if (rewrite) return describeCommits(findings, rewrite, reader);
  const tag = findings.find(({ origin }) => origin?.tag !== undefined)?.origin?.tag;
  if (tag !== undefined) return describeTag(tag);
  if (findings.some((finding) => getKind(finding) === 'rename-ref'))
    return [{ text: `${planFix(findings, reader).text}.` }];
  const commit = findings.find(({ origin }) => origin?.commit !== undefined)?.origin?.commit;
  const added = commit === undefined ? 'A' : `Added in ${abbreviateId(commit)}: a`;
  return [
    { text: `${added} new commit that removes it is not enough; the commit itself has to change.` },
  ];
}

/** A redacted name contains characters that refs cannot. https://git-scm.com/docs/git-check-ref-format */
function describeTag(tag: string): Step[] {
  if (/\.\.|[<>\s]/.test(tag)) {
    return [{ text: 'Make the tag again, without it in its message and name.' }];
  }
  const name = quoteArgument(tag);
  return [
    { text: 'It is in the message of the tag. Make the tag again with another one:' },
    // It has to be quoted to be one word in every shell.
    { command: `git tag -f -a ${name} "${tag}^{}"` },
  ];
}

function describeCommits(findings: readonly Finding[], rewrite: Rewrite, reader: Reader): Step[] {
  const { commit, parent, count, hasMerges, branch } = rewrite;
  const isLast = count === 1;
  const isFew = !hasMerges && parent !== undefined && count <= FEW;
  // On another branch there is nothing to fix before the first command.
  if (branch === undefined && (isLast || isFew)) {
    const fix = planFix(findings, reader, (path) => rewrite.present.has(path));
    const commands = isLast
      ? [...fix.commands, `git commit --amend${rewrite.becomesEmpty ? ' --allow-empty' : ''}`]
      : [...fix.commands, `git reset --soft ${abbreviateId(parent ?? '')}`, 'git commit'];
    const then = isLast ? 'Then amend that commit:' : `Then squash the ${count} commits:`;
    const added = describeAddition(rewrite);
    return [
      { text: `${added}: a new commit that removes it is not enough. ${fix.text}. ${then}` },
      { command: commands.join(' && ') },
    ];
  }
  // The old commit still has every finding.
  const fix = planFix(findings, reader);
  const switching = branch === undefined ? [] : [`git switch ${quoteArgument(branch)}`];
  const from = parent === undefined ? '--root' : `${abbreviateId(commit)}${PARENT}`;
  const merges = hasMerges ? '--rebase-merges ' : '';
  // `--continue` also amends, and drops a commit that becomes empty.
  const amend = rewrite.becomesEmpty ? [] : ['git commit --amend'];
  return [
    { text: describeEditing(rewrite) },
    { command: [...switching, `git rebase -i ${merges}${from}`].join(' && ') },
    { text: `${fix.text}, then:` },
    { command: [...fix.commands, ...amend, 'git rebase --continue'].join(' && ') },
  ];
}

/** `Added in 0dfa…`, with as much of the rest as fits in the line. */
function describeAddition({ commit, later, hasMerges, isMerge, count }: Rewrite): string {
  const id = abbreviateId(commit);
  if (isMerge) return `Added in the merge ${id}`;
  if (later > 0) return `Added in ${id} and ${later} more`;
  return `Added in ${id}${hasMerges && count > 1 ? ' before a merge' : ''}`;
}

/** What to change in the todo list of an interactive rebase, in one line. */
function describeEditing(rewrite: Rewrite): string {
  const { later, hasMerges, isMerge } = rewrite;
  const added = describeAddition(rewrite);
  if (isMerge) return `${added}; a new commit is no fix. Put "break" below it:`;
  if (later > 0) return `${added}; a new commit is no fix. Mark them "edit":`;
  if (hasMerges) return `${added}; a new commit is no fix. Mark it "edit":`;
  return `${added}; a new commit is not enough. Mark it "edit" in this list:`;
}
