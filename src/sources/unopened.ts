import type { Skipped } from '../files/source-file.ts';

/** What was asked for and stays closed, so that nobody knows what is in it. @param what it is: `submodule` */
export function toUnopened(path: string, what: string): Skipped {
  return { path, note: `${what}, not scanned`, unopened: what };
}
