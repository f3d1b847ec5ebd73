import type { Failed, Skipped } from '../files/source-file.ts';

export const WAY_OUT = 'add it to "unscannable" in the configuration to let it pass';

/**
 * What a report says of an archive that is not opened to its end.
 * @param reason why not, as said of the file
 * @param isAccepted whether the configuration lets it pass
 */
export function acceptUnopened(
  path: string,
  reason: string,
  isAccepted: (path: string) => boolean,
): Skipped | Failed {
  return isAccepted(path)
    ? { path, note: `${reason}; accepted by "unscannable"` }
    : { path, error: `${reason}; ${WAY_OUT}` };
}
