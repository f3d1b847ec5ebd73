import { rules } from '../../../rules/index.ts';
import noConfiguredSecret from '../../../rules/no-configured-secret.ts';
import type { Finding } from '../../finding/finding.ts';
import { quoteArgument } from '../../text/quote-argument.ts';
import { toRelativePath } from '../../text/relative-path.ts';
import type { Reader } from './next-steps.ts';

/** What has to change before anything is committed again. */
export interface Fix {
  /** In the imperative, without a period. */
  readonly text: string;
  /** Whether one sentence is enough for all of it. */
  readonly isOne: boolean;
  /** What takes the change into the index. */
  readonly commands: readonly string[];
}

/** How a finding is fixed. */
type Kind = 'edit' | 'untrack' | 'ignore' | 'rename' | 'rename-ref' | 'message';

/** Longer, a command would break at the end of the line. */
const MAX_PATHS = 44;
/** A path that is shown as git has it. What is redacted or escaped names no file. */
const PRINTABLE = /^[^\\\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+$/u;

const TEXTS = {
  message: 'Remove it from the message',
  rename: 'Rename the file: its name contains the secret',
  'rename-ref': 'Rename the branch or tag: its name contains the secret',
} as const;

/**
 * @param findings at least one
 * @param isThere whether a path is still there to be changed
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

/** What is in a file that has to go anyway needs nothing of its own. */
function leaveOutUntracked(findings: readonly Finding[]): Finding[] {
  const isUntracked = (finding: Finding): boolean => getKind(finding) === 'untrack';
  const paths = new Set(findings.filter(isUntracked).map(({ path }) => path));
  return findings.filter((finding) => isUntracked(finding) || !paths.has(finding.path));
}

/** Paths that a command cannot take are among what is tracked and changed. */
function addPaths(paths: string | undefined): string {
  if (paths === '') return '';
  return paths === undefined || paths.length > MAX_PATHS ? 'git add -u' : `git add ${paths}`;
}

export function getKind({ rule: id, path, place, secret, origin }: Finding): Kind {
  if (path === '') return 'message';
  const kind = findRule(id)?.kind;
  if (kind === 'path') return 'untrack';
  if (kind === 'repository') return 'ignore';
  if (secret === undefined || place) return 'edit';
  return path.startsWith('refs/') && origin?.commit === undefined ? 'rename-ref' : 'rename';
}

function describeFix(finding: Finding): string {
  const kind = getKind(finding);
  if (kind in TEXTS) return TEXTS[kind as keyof typeof TEXTS];
  // What is not in the registry is a pattern of the configuration.
  return findRule(finding.rule)?.step ?? noConfiguredSecret.step;
}

function findRule(id: string): (typeof rules)[number] | undefined {
  return rules.find((rule) => rule.id === id);
}
