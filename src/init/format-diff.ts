import { createTwoFilesPatch, FILE_HEADERS_ONLY } from 'diff';
import { isSame, needsPermission, type Change } from '../hooks/change.ts';
import { redactText } from '../match/redact-text.ts';
import { escapeControls } from '../text/escape-controls.ts';

const NONE = '/dev/null';

/**
 * The changes as a diff for `git apply`. Lines around a change are foreign, so they are redacted like a report.
 * @param name of the file
 */
export function formatDiff(change: Change, name: string): string {
  const { before, after } = change;
  const permission = needsPermission(change) ? `${name}: made executable\n` : '';
  if (isSame(change)) return permission;
  const patch = createTwoFilesPatch(
    before === undefined ? NONE : `a/${name}`,
    after === undefined ? NONE : `b/${name}`,
    before?.toString() ?? '',
    after?.toString() ?? '',
    undefined,
    undefined,
    { headerOptions: FILE_HEADERS_ONLY },
  );
  return permission + redactText(patch).split('\n').map(escapeControls).join('\n');
}
