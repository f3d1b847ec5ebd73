import { rules } from '../../../rules/index.ts';
import noConfiguredSecret from '../../../rules/no-configured-secret.ts';
import type { Finding } from '../../finding/finding.ts';
import { quoteArgument } from '../../text/quote-argument.ts';
import { toRelativePath } from '../../text/relative-path.ts';
import type { Reader } from './next-steps.ts';

/** What has to be changed before the next commit. */
export interface Fix {
  /** In the imperative, without a period. */
  readonly text: string;
  /** Whether one sentence covers all of it. */
  readonly isOne: boolean;
  /** The command that stages the change. */
  readonly commands: readonly string[];
}

/** How to fix a finding. */
type Kind = 'edit' | 'untrack' | 'ignore' | 'rename' | 'rename-ref' | 'message';

/** A longer command would be wrapped. */
const MAX_PATHS = 44;
/** A path that is shown as git has it. A redacted or escaped path names no file. */
const PRINTABLE = /^[^\\\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+$/u;

const TEXTS = {
  message: 'Remove it from the message',
  rename: 'Rename the file: its name contains the secret',
  'rename-ref': 'Rename the branch or tag: its name contains the secret',
} as const;

/**
 * @param findings at least one
 * @param isThere whether a path still exists
 */
export function planFix(
  findings: readonly Finding[],
  { directory, command }: Reader,
  isThere: (path: string) => boolean = () => true,
): Fix {
  const counted = leaveOutUntracked(findings);
  const texts = [...new Set(counted.map(describeFix))];
  const [text = ''] = texts;
  const kinds = new Set(counted.map(getKind));
  const list = (...wanted: readonly Kind[]): string | undefined => {
    const all = counted.filter((finding) => wanted.includes(getKind(finding)));
    const paths = new Set(all.map(({ path }) => path).filter(isThere));
    if (![...paths].every((path) => PRINTABLE.test(path))) return undefined;
    return [...paths].map((path) => quoteArgument(toRelativePath(path, directory))).join(' ');
  };
  const untracked = list('untrack');
  const edited = list('edit', 'ignore');
  return {
    text: texts.length === 1 ? text : 'Fix each of them as its rule says',
    isOne: texts.length === 1,
    commands: [
      kinds.has('ignore') ? `${command} gitignore --fix` : '',
      untracked === '' || untracked === undefined ? '' : `git rm --cached ${untracked}`,
      kinds.has('rename') ? 'git add -A' : addPaths(edited),
    ].filter(Boolean),
  };
}

/** Findings in a file that has to be removed anyway need no fix of their own. */
function leaveOutUntracked(findings: readonly Finding[]): Finding[] {
  const isUntracked = (finding: Finding): boolean => getKind(finding) === 'untrack';
  const paths = new Set(findings.filter(isUntracked).map(({ path }) => path));
  return findings.filter((finding) => isUntracked(finding) || !paths.has(finding.path));
}

/** Paths that cannot be arguments are staged with all tracked changes. */
function addPaths(paths: string | undefined): string {
  if (paths === '') return '';
  return paths === undefined || paths.length > MAX_PATHS ? 'git add -u' : `git add ${paths}`;
}

export function getKind({ rule: id, path, region, secret, origin }: Finding): Kind {
  if (path === '') return 'message';
  const kind = findRule(id)?.kind;
  if (kind === 'path') return 'untrack';
  if (kind === 'repository') return 'ignore';
  if (secret === undefined || region) return 'edit';
  return path.startsWith('refs/') && origin?.commit === undefined ? 'rename-ref' : 'rename';
}

function describeFix(finding: Finding): string {
  const kind = getKind(finding);
  if (kind in TEXTS) return TEXTS[kind as keyof typeof TEXTS];
  // Anything but a registered rule is a configured pattern.
  return findRule(finding.rule)?.step ?? noConfiguredSecret.step;
}

function findRule(id: string): (typeof rules)[number] | undefined {
  return rules.find((rule) => rule.id === id);
}
