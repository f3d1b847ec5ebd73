import type { Failed, Skipped } from '../files/source-file.ts';

export const WAY_OUT = 'add it to "unscannable" in the configuration to let it pass';

/**
 * What a report says about an archive that is not completely unpacked.
 * @param reason why not, worded to follow the file
 * @param isAccepted whether the configuration accepts it
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
