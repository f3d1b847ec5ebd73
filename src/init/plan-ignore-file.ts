import { existsSync, lstatSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from '../config/config.ts';
import { isIgnored } from '../git/is-ignored.ts';
import type { Repository } from '../git/repository.ts';
import { isCoverageOn, listGaps } from '../gitignore/audit/find-coverage-gaps.ts';
import { readIgnoreSnapshot, readRootIgnoreFile } from '../gitignore/audit/read-ignore-snapshot.ts';
import { appendToIgnoreFile } from '../gitignore/engine/append-to-ignore-file.ts';
import { showBytePath } from '../gitignore/engine/byte-path.ts';
import { IGNORE_FILE_NAME } from '../gitignore/engine/ignore-rule.ts';
import { planFix } from '../gitignore/engine/plan-fix.ts';
import { listTemplateNames } from '../gitignore/engine/template-check.ts';
import { needsBreak, removeBlocks, renderBlock } from '../hooks/block.ts';
import { readIfThere } from '../hooks/change.ts';
import { redactText } from '../match/redact-text.ts';
import type { InitPart } from './init-part.ts';

const PACKAGES = 'node_modules';

/**
 * Adds the patterns that ignore secret files.
 * @throws GitError, ConfigError, ScanError
 */
export async function planIgnoreFile(repository: Repository, config: Config): Promise<InitPart> {
  if (!isCoverageOn(config)) return { changes: [], notes: [] };
  const { root } = repository;
  const path = join(root, IGNORE_FILE_NAME);
  const isOther = lstatSync(path, { throwIfNoEntry: false })?.isFile() === false;
  const before = isOther ? undefined : readRootIgnoreFile(root);
  const { files: shared, tracked, ignoreCase } = await readIgnoreSnapshot(repository, 'work-tree');
  // Among the untracked ignore files, the one at the top is about to be shared.
  const files = [
    ...shared.filter((file) => file.path !== IGNORE_FILE_NAME),
    ...(before === undefined ? [] : [{ path: IGNORE_FILE_NAME, bytes: before }]),
  ];
  const gaps = await listGaps({ files, tracked, ignoreCase }, config);
  if (gaps.length === 0 && isOther) return { changes: [], notes: [] };
  if (isOther) {
    return {
      changes: [],
      notes: [
        `${IGNORE_FILE_NAME} is not a regular file, so git does not read it; replace it with one.`,
      ],
    };
  }
  const missing = gaps.map(({ pattern }) => pattern);
  const packages = listPackages(repository, tracked);
  const { templates, patterns } = config.gitignore;
  const { added: patternsAdded, remaining } = planFix({
    files,
    missing,
    covered: patterns.filter((pattern) => !missing.includes(pattern)),
    templates,
    trackedTemplates: listTemplateNames(tracked, templates, ignoreCase),
    ignoreCase,
  });
  const notes = remaining.map(
    ({ pattern, remove }) =>
      `${redactText(showBytePath(remove.file))}:${remove.line} un-ignores files that ${pattern} must cover: remove "${redactText(showBytePath(remove.text))}".`,
  );
  const added = [...patternsAdded, ...packages];
  if (added.length === 0) return { changes: [], notes };
  const withBreak = needsBreak(before?.toString('latin1') ?? '');
  const after = appendToIgnoreFile(before, renderBlock(added, { withBreak }).trimEnd().split('\n'));
  return {
    changes: [{ path, before, after }],
    question: `Add ${added.join(', ')} to ${IGNORE_FILE_NAME}?`,
    unasked: `${describeFault([...missing, ...packages])}: run "keyfence init --yes" to add what is missing.`,
    notes,
    after: () => [`Commit ${IGNORE_FILE_NAME}: only a tracked one is shared.`],
  };
}

/** Installed packages, if git neither ignores nor tracks them. */
function listPackages({ root }: Repository, tracked: readonly string[]): string[] {
  const isProject = existsSync(join(root, 'package.json'));
  const isTracked = tracked.some((path) => path.startsWith(`${PACKAGES}/`));
  return isProject && !isTracked && !isIgnored(`${PACKAGES}/keyfence`, root)
    ? [`${PACKAGES}/`]
    : [];
}

function describeFault(missing: readonly string[]): string {
  return missing.length === 0
    ? `${IGNORE_FILE_NAME} ignores templates such as .env.example, which may be committed`
    : `${IGNORE_FILE_NAME} does not ignore ${missing.join(', ')}`;
}

/** Removes the patterns that `init` added, and no others. */
export function planIgnoreFileRemoval(root: string): InitPart {
  const path = join(root, IGNORE_FILE_NAME);
  const before = readIfThere(path);
  if (before === undefined) return { changes: [], notes: [] };
  const rest = removeBlocks(before.toString('latin1'));
  const after = Buffer.from(rest, 'latin1');
  if (after.equals(before)) return { changes: [], notes: [] };
  return {
    changes: [{ path, before, after: rest === '' ? undefined : after }],
    notes: [
      `${IGNORE_FILE_NAME} ignores fewer files now; check "git status" before you add files.`,
    ],
  };
}
