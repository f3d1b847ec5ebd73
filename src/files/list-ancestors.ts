import { dirname } from 'node:path';

/** A directory and those around it, the innermost first. */
export function* listAncestors(directory: string): Generator<string, void> {
  for (let at = directory; ; at = dirname(at)) {
    yield at;
    if (dirname(at) === at) return;
  }
}
