import type { Skipped } from '../files/source-file.ts';

/** An item that is not opened, so that its content is unknown. @param what it is: `submodule` */
export function toUnopened(path: string, what: string): Skipped {
  return { path, note: `${what}, not scanned`, unopened: what };
}
