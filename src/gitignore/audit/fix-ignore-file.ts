import { join } from 'node:path';
import type { Config } from '../../config/config.ts';
import { writeAtomically } from '../../files/write-atomically.ts';
import type { Repository } from '../../git/repository.ts';
import { resolveTarget } from '../../git/write-target.ts';
import { redactPath } from '../../match/redact-path.ts';
import { escapeControls } from '../../text/escape-controls.ts';
import { decodePath } from '../../text/path.ts';
import { IGNORE_FILE_NAME, type IgnoreFile } from '../engine/ignore-rule.ts';
import { planFix } from '../engine/plan-fix.ts';
import { listTemplateNames } from '../engine/template-check.ts';
import { listGaps } from './find-coverage-gaps.ts';
import {
  readIgnoreSnapshot,
  readRootIgnoreFile,
  type IgnoreSnapshot,
} from './read-ignore-snapshot.ts';

const SHARE = 'commit .gitignore: only a tracked one is shared';

/** The result of a fix. */
interface Fixed {
  /** For people. */
  readonly message: string;
  /** The ignore files afterwards, including the one at the top. */
  readonly snapshot: IgnoreSnapshot;
}

/**
 * Appends the missing lines to the `.gitignore` at the top of the work tree.
 * @throws ConfigError, GitError, ScanError when the file cannot be read, appended to or written
 */
export async function fixIgnoreFile(repository: Repository, config: Config): Promise<Fixed> {
  const { root } = repository;
  const shared = await readIgnoreSnapshot(repository, 'work-tree');
  const snapshot = { ...shared, files: replaceRoot(shared.files, readRootIgnoreFile(root)) };
  const missing = (await listGaps(snapshot, config)).map(({ pattern }) => pattern);
  const {
    added,
    remaining,
    root: content,
  } = planFix({
    ...snapshot,
    missing,
    covered: config.gitignore.patterns.filter((pattern) => !missing.includes(pattern)),
    templates: config.gitignore.templates,
    trackedTemplates: listTemplateNames(
      snapshot.tracked,
      config.gitignore.templates,
      snapshot.ignoreCase,
    ),
  });
  const show = (path: Buffer): string => escapeControls(redactPath(decodePath(path), config));
  const lines = remaining.map(
    ({ pattern, remove }) =>
      `${show(Buffer.from(remove.file, 'latin1'))}:${String(remove.line)} un-ignores ${pattern}; remove that line`,
  );
  const isTracked = snapshot.tracked.includes(IGNORE_FILE_NAME);
  if (added.length === 0) {
    const isShared = isTracked || content.length === 0;
    const done = ['nothing to add to .gitignore', ...lines, ...(isShared ? [] : [SHARE])];
    return { message: toText(done), snapshot };
  }
  const before = await repository.listUntracked();
  writeAtomically(resolveTarget(join(root, IGNORE_FILE_NAME), [root]), content);
  const after = new Set((await repository.listUntracked()).map((path) => path.toString('latin1')));
  const hidden = before.filter((path) => !after.has(path.toString('latin1'))).map(show);
  return {
    message: toText([
      `added to .gitignore: ${added.join(' ')}`,
      ...(hidden.length === 0 ? [] : [`it now hides: ${hidden.join(', ')}`]),
      ...lines,
      SHARE,
    ]),
    snapshot: { ...snapshot, files: replaceRoot(snapshot.files, content) },
  };
}

function replaceRoot(files: readonly IgnoreFile[], bytes: Buffer | undefined): IgnoreFile[] {
  const nested = files.filter(({ path }) => path !== IGNORE_FILE_NAME);
  return bytes === undefined ? nested : [{ path: IGNORE_FILE_NAME, bytes }, ...nested];
}

function toText(lines: readonly string[]): string {
  return lines.map((line) => `keyfence: ${line}\n`).join('');
}
