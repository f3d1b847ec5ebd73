import { VERSION } from '../package/version.ts';
import { hashSettings } from './hash-settings.ts';

let last: string | undefined;

/**
 * The version of the plugin, with a hash of what its results depend on as build metadata. ESLint keeps a result
 * in its cache as long as the file, its configuration and the versions of the plugins stay the same.
 * https://eslint.org/docs/latest/extend/plugins#meta-data-in-plugins
 */
export function readStateVersion(): string {
  if (last === undefined) {
    last = `${VERSION}+${hashSettings()}`;
    // ESLint asks for every configuration at once; the next run has to read anew.
    setImmediate(() => {
      last = undefined;
    }).unref();
  }
  return last;
}
