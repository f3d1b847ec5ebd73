import { lstatSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { renderMergeLine, toAttributePattern } from '../baseline/describe-update.ts';
import type { Config } from '../config/config.ts';
import { toGitPath } from '../files/git-path.ts';
import type { Repository } from '../git/repository.ts';
import { isWithin } from '../files/is-within.ts';
import { appendBlock, removeBlocks } from '../hooks/block.ts';
import { readIfThere, type Change } from '../hooks/change.ts';
import { INSTALLED_HOOKS } from '../hooks/hooks.ts';
import type { InitPart } from './init-part.ts';

const ATTRIBUTES_NAME = '.gitattributes';

/**
 * Makes git merge the baseline line by line, so that branches that accept findings do not conflict, and check
 * out hooks with the line feeds that a shell needs. Existing attributes stay.
 * @param hooks that are written
 * @throws GitError, ScanError
 */
export async function planAttributes(
  repository: Repository,
  { baseline }: Pick<Config, 'baseline'>,
  hooks: readonly Change[],
): Promise<InitPart> {
  const path = join(repository.root, ATTRIBUTES_NAME);
  const wanted = [
    { name: 'merge', of: baseline, line: renderMergeLine(baseline) },
    ...listHookFiles(hooks, repository.root).map((file) => ({
      name: 'eol',
      of: file,
      line: `${toAttributePattern(file)} text eol=lf`,
    })),
  ];
  const before = readIfThere(path);
  const text = before?.toString('latin1') ?? '';
  const rest = removeBlocks(text);
  const lines: string[] = [];
  for (const { name, of, line } of wanted) {
    const isOurs = text.includes(line) && !rest.includes(line);
    if (isOurs || (await repository.getAttribute(name, of)) === 'unspecified') lines.push(line);
  }
  if (lines.length === 0) return { changes: [], notes: [] };
  if (lstatSync(path, { throwIfNoEntry: false })?.isFile() === false) {
    const note = `${ATTRIBUTES_NAME} is not a regular file, so git does not read it; replace it with one that has these lines: ${lines.join(', ')}`;
    return { changes: [], notes: [note] };
  }
  const after = Buffer.from(appendBlock(rest, lines), 'latin1');
  return { changes: [{ path, before, after }], notes: [] };
}

/** The shell scripts among them that git tracks, or may track. */
function listHookFiles(hooks: readonly Change[], root: string): string[] {
  return hooks
    .map(({ path }) => path)
    .filter((path) => isWithin(root, path) && !isWithin(join(root, '.git'), path))
    .filter((path) => [path, dirname(path)].some((at) => INSTALLED_HOOKS.includes(basename(at))))
    .map((path) => toGitPath(root, path));
}

/** Removes the lines. */
export function planAttributesRemoval(root: string): InitPart {
  const path = join(root, ATTRIBUTES_NAME);
  const before = readIfThere(path);
  const text = before?.toString('latin1') ?? '';
  const rest = removeBlocks(text);
  if (rest === text) return { changes: [], notes: [] };
  const change: Change = {
    path,
    before,
    after: rest === '' ? undefined : Buffer.from(rest, 'latin1'),
  };
  return { changes: [change], notes: [] };
}
