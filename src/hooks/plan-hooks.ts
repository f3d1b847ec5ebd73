import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { ScanError } from '../errors.ts';
import { insertBlock, isShellScript, renderBlock } from './block.ts';
import type { HooksDirectory } from './find-hooks-directory.ts';
import { HOOKS } from './hooks.ts';

/** A hook and what becomes of it. */
export interface PlannedHook {
  readonly name: string;
  readonly path: string;
  readonly content: Buffer;
  readonly change: 'add' | 'extend' | 'none';
}

const OWNER_MAY_RUN = 0o100;

/**
 * What has to change for every hook to call keyfence. Nothing is written.
 * @param cli path of the command, relative to the top of the work tree
 * @throws ScanError when a hook is there that cannot be extended
 */
export function planHooks(
  { path: directory, isHusky }: HooksDirectory,
  cli: string,
): PlannedHook[] {
  return HOOKS.map((name) => {
    const path = join(directory, name);
    const block = renderBlock(name, cli);
    if (!existsSync(path)) {
      return {
        name,
        path,
        content: Buffer.from(isHusky ? block : `#!/bin/sh\n${block}`),
        change: 'add',
      };
    }
    // As Latin-1, so that bytes that are no UTF-8 stay as they are.
    const before = readFileSync(path, 'latin1');
    if (!isShellScript(before)) {
      throw new ScanError(
        `${path} is no shell script, so nothing can be added to it; let it call "node ${cli} hook ${name}" and fail when that fails`,
      );
    }
    const after = insertBlock(before, Buffer.from(block).toString('latin1'));
    const runs =
      isHusky || (statSync(path).mode & OWNER_MAY_RUN) !== 0 || process.platform === 'win32';
    const change = after === before && runs ? 'none' : 'extend';
    return { name, path, content: Buffer.from(after, 'latin1'), change };
  });
}
