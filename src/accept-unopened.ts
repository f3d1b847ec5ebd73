import { ScanError } from './errors.ts';

/**
 * What a report says of an archive that is not opened to its end.
 * @param reason why not, as said of the file
 * @param isAccepted whether the configuration lets it pass
 * @throws ScanError where it does not
 */
export function acceptUnopened(
  path: string,
  reason: string,
  isAccepted: (path: string) => boolean,
  cause?: unknown,
): string {
  if (isAccepted(path)) return `${reason}; accepted by "unscannable"`;
  throw new ScanError(
    `${path} ${reason}; add it to "unscannable" in the configuration to let it pass`,
    cause === undefined ? {} : { cause },
  );
}
