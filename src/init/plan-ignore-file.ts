import { join } from 'node:path';
import type { Config } from '../config.ts';
import { listEntries, listUntracked } from '../git/list-entries.ts';
import type { ColdGit } from '../git/open-cold-git.ts';
import { appendLines } from '../gitignore/append-lines.ts';
import { audit } from '../gitignore/audit.ts';
import { IGNORE_FILE_NAME, type IgnoreFile } from '../gitignore/ignore-rule.ts';
import { mend } from '../gitignore/mend.ts';
import type { Gap } from '../gitignore/verdict.ts';
import { removeBlocks, renderBlock } from '../hooks/block.ts';
import { readIfThere } from '../hooks/change.ts';
import type { InitPart } from './init-part.ts';

/**
 * Adds the patterns that keep secret files out.
 * @param root top of the work tree
 * @throws GitError, ConfigError
 */
export async function planIgnoreFile(
  root: string,
  config: Config,
  git: ColdGit,
): Promise<InitPart> {
  const { files, gaps, ignoreCase, tracked } = await findGaps(root, config, git);
  if (gaps.length === 0) return { changes: [], notes: [] };
  const { templates } = config.gitignore;
  const names = new Set(tracked.map((path) => path.slice(path.lastIndexOf('/') + 1)));
  const { added, remaining } = mend({
    files,
    missing: gaps.map(({ pattern }) => pattern),
    templates,
    trackedTemplates: templates.filter((name) => names.has(Buffer.from(name).toString('latin1'))),
    ignoreCase,
  });
  const notes = remaining.map(
    ({ pattern, remove }) =>
      `${remove.file}:${remove.line} lets files through that ${pattern} shall keep out: take out "${remove.text}".`,
  );
  if (added.length === 0) return { changes: [], notes };
  const path = join(root, IGNORE_FILE_NAME);
  const before = readIfThere(path);
  const after = appendLines(before, renderBlock(added).trimEnd().split('\n'));
  return {
    changes: [{ path, before, after }],
    question: `Add ${added.join(', ')} to ${IGNORE_FILE_NAME}?`,
    unasked: `${IGNORE_FILE_NAME} does not keep out ${gaps.map(({ pattern }) => pattern).join(', ')}: run "keyfence init --yes" to add what is missing.`,
    notes,
  };
}

/** Takes out the patterns that `init` added, and no others. */
export function planIgnoreFileRemoval(root: string): InitPart {
  const path = join(root, IGNORE_FILE_NAME);
  const before = readIfThere(path);
  if (before === undefined) return { changes: [], notes: [] };
  const rest = removeBlocks(before.toString('latin1'));
  const after = Buffer.from(rest, 'latin1');
  if (after.equals(before)) return { changes: [], notes: [] };
  return {
    changes: [{ path, before, after: rest === '' ? undefined : after }],
    notes: [`${IGNORE_FILE_NAME} keeps fewer files out now; look at "git status" before you add.`],
  };
}

/** What the audit of a work tree rests on, and what it finds. */
interface Gaps {
  readonly files: readonly IgnoreFile[];
  readonly gaps: readonly Gap[];
  readonly ignoreCase: boolean;
  /** Paths in the index, byte by byte. */
  readonly tracked: readonly string[];
}

/** @throws GitError, ConfigError */
export async function findGaps(
  root: string,
  { gitignore }: Pick<Config, 'gitignore'>,
  git: ColdGit,
): Promise<Gaps> {
  const [entries, untracked, ignoresCase] = await Promise.all([
    listEntries(root, []),
    listUntracked(root, []),
    git.ask('config', '--type=bool', '--default=false', '--get', 'core.ignoreCase'),
  ]);
  const tracked = entries.map(({ rawPath }) => rawPath.toString('latin1'));
  const paths = [...tracked, ...untracked.map((path) => path.toString('latin1'))];
  const files = [...new Set(paths)]
    .filter((path) => path === IGNORE_FILE_NAME || path.endsWith(`/${IGNORE_FILE_NAME}`))
    .flatMap((path) => readIgnoreFile(root, path));
  const ignoreCase = ignoresCase.trim() === 'true';
  const { patterns: required, templates } = gitignore;
  const question = { files, required, templates, ignoreCase, directories: [], tracked };
  const verdicts = await audit(question);
  const gaps = verdicts.filter((verdict) => verdict.verdict === 'gap');
  return { files, gaps, ignoreCase, tracked };
}

function readIgnoreFile(root: string, path: string): IgnoreFile[] {
  const bytes = readIfThere(join(root, Buffer.from(path, 'latin1').toString()));
  return bytes === undefined ? [] : [{ path, bytes }];
}
