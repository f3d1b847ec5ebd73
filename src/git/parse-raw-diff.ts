import { GitError } from '../errors/errors.ts';
import { splitPrintable } from './split-fields.ts';
import type { StagedChange } from './staged-change.ts';

const RECORD = /^:(\d{6}) (\d{6}) ([0-9a-f]+) ([0-9a-f]+) ([AMTDU])$/;

/**
 * `:<old mode> <mode> <old id> <id> <status> NUL <path> NUL` for each change.
 * https://git-scm.com/docs/git-diff#_raw_output_format
 * @throws GitError when it is anything else
 */
export function parseRawDiff(output: Buffer): StagedChange[] {
  const fields = splitPrintable(output);
  const changes: StagedChange[] = [];
  for (let i = 0; i < fields.length; i += 2) {
    const record = RECORD.exec(fields[i] ?? '');
    const path = fields[i + 1];
    if (!record || path === undefined)
      throw new GitError('git diff --raw answered in a format that is not known');
    const [, oldMode = '', mode = '', oldId = '', id = '', status] = record;
    changes.push({
      path,
      status: status as StagedChange['status'],
      mode,
      oldMode,
      ...(isNull(id) ? {} : { id }),
      ...(isNull(oldId) ? {} : { oldId }),
    });
  }
  return changes;
}

function isNull(id: string): boolean {
  return /^0+$/.test(id);
}
