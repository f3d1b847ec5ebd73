import { dirname, join } from 'node:path';
import { renderHookLine, SCRIPT_NAME, type Installation } from '../../src/hooks/hook-line.ts';
import { cli } from './repository.ts';

/** What `hook.sh` is called in the package that a test makes. */
export const script: string = join(dirname(cli), SCRIPT_NAME).replaceAll('\\', '/');

/** One whose hooks read the script at this path, absolute or relative. */
export function makeInstallation(path: string = script): Installation {
  return { script: path, tree: '', install: 'npm install' };
}

/** The line of `init` for a hook. */
export function makeHookLine(hook: string, path: string = script): string {
  return renderHookLine({ ...makeInstallation(path), hook });
}
