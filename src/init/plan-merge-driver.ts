import { lstatSync } from 'node:fs';
import { join } from 'node:path';
import { renderMergeLine } from '../baseline/describe-update.ts';
import type { Config } from '../config/config.ts';
import type { Repository } from '../git/repository.ts';
import { appendBlock, removeBlocks } from '../hooks/block.ts';
import { readIfThere, type Change } from '../hooks/change.ts';
import type { InitPart } from './init-part.ts';

const ATTRIBUTES_NAME = '.gitattributes';

/**
 * Lets git merge the baseline line by line, so that two branches that accept something do not conflict. Where an
 * attribute says otherwise, it stays.
 * @throws GitError, ScanError
 */
export async function planMergeDriver(
  repository: Repository,
  { baseline }: Pick<Config, 'baseline'>,
): Promise<InitPart> {
  const driver = await repository.getAttribute('merge', baseline);
  if (driver !== 'unspecified') return { changes: [], notes: [] };
  const path = join(repository.root, ATTRIBUTES_NAME);
  const line = renderMergeLine(baseline);
  if (lstatSync(path, { throwIfNoEntry: false })?.isFile() === false) {
    const note = `${ATTRIBUTES_NAME} is no regular file, so git does not read it; put one with this line there: ${line}`;
    return { changes: [], notes: [note] };
  }
  const before = readIfThere(path);
  const after = Buffer.from(appendBlock(before?.toString('latin1') ?? '', [line]), 'latin1');
  return { changes: [{ path, before, after }], notes: [] };
}

/** Takes the line out again. */
export function planMergeDriverRemoval(root: string): InitPart {
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
