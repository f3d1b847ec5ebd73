import { join } from 'node:path';
import type { Config } from '../config.ts';
import { listUntracked } from '../git/list-entries.ts';
import { decodePath } from '../git/path.ts';
import { writeAtomically } from '../write-atomically.ts';
import { listGaps } from './find-coverage-gaps.ts';
import { IGNORE_FILE_NAME, type IgnoreFile } from './ignore-rule.ts';
import { mend } from './mend.ts';
import { readIgnoreWorld, readRootIgnoreFile, type IgnoreWorld } from './read-ignore-world.ts';

/** What was done. */
interface Fixed {
  /** For people. */
  readonly message: string;
  /** The ignore files as they are now, the one at the top included. */
  readonly world: IgnoreWorld;
}

/**
 * Appends what is missing to the `.gitignore` at the top of the work tree.
 * @throws ConfigError, GitError, ScanError when the file cannot be read, appended to or written
 */
export async function fixIgnoreFile(root: string, config: Config): Promise<Fixed> {
  const shared = await readIgnoreWorld(root, 'work-tree');
  const world = { ...shared, files: replaceRoot(shared.files, readRootIgnoreFile(root)) };
  const missing = (await listGaps(world, config)).map(({ pattern }) => pattern);
  const {
    added,
    remaining,
    root: content,
  } = mend({
    ...world,
    missing,
    templates: config.gitignore.templates,
    trackedTemplates: config.gitignore.templates.filter((name) =>
      world.tracked.some((path) => path === name || path.endsWith(`/${name}`)),
    ),
  });
  const lines = remaining.map(
    ({ pattern, remove }) =>
      `${decodePath(Buffer.from(remove.file, 'latin1'))}:${remove.line} lets ${pattern} through; take that line out`,
  );
  if (added.length === 0) {
    return { message: toText(['nothing to add to .gitignore', ...lines]), world };
  }
  const before = await listUntracked(root, []);
  writeAtomically(join(root, IGNORE_FILE_NAME), content);
  const after = new Set((await listUntracked(root, [])).map((path) => path.toString('latin1')));
  const hidden = before.filter((path) => !after.has(path.toString('latin1'))).map(decodePath);
  return {
    message: toText([
      `added to .gitignore: ${added.join(' ')}`,
      ...(hidden.length === 0 ? [] : [`it now hides: ${hidden.join(' ')}`]),
      ...lines,
      'commit .gitignore: only a tracked one is shared',
    ]),
    world: { ...world, files: replaceRoot(world.files, content) },
  };
}

function replaceRoot(files: readonly IgnoreFile[], bytes: Buffer | undefined): IgnoreFile[] {
  const nested = files.filter(({ path }) => path !== IGNORE_FILE_NAME);
  return bytes === undefined ? nested : [{ path: IGNORE_FILE_NAME, bytes }, ...nested];
}

function toText(lines: readonly string[]): string {
  return lines.map((line) => `keyfence: ${line}\n`).join('');
}
