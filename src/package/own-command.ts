import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import manifest from '../../package.json' with { type: 'json' };
import { findJavaScriptProject, listUpwards, readManifest } from './package-manager.ts';

const NAME = manifest.name;
/** Works with any Node, even if keyfence is not installed. */
const ANYWHERE = `npx ${NAME}`;

/**
 * How keyfence is started in a project, for the commands that are printed: `npx keyfence`, `pnpm exec
 * keyfence`, `yarn keyfence`, `bunx keyfence`; `keyfence` alone if it is installed globally.
 * @param directory in which the command would be typed
 */
export function nameOwnCommand(directory: string = process.cwd()): string {
  const project = findJavaScriptProject(directory);
  if (!project) return isOnPath() ? NAME : ANYWHERE;
  return isInstalled(directory, project.directory) ? `${project.manager.run} ${NAME}` : ANYWHERE;
}

/** In quotes, with arguments. */
const QUOTED = new RegExp(`"(?:npx )?${NAME} (?=--?[a-z]|[a-z])`, 'g');

/**
 * Rewrites the commands in a message, `"keyfence init"` or `"npx keyfence init"`, so that they work in the
 * current directory.
 */
export function toOwnCommand(text: string): string {
  return text.replaceAll(QUOTED, () => `"${nameOwnCommand()} `);
}

/** Of the package managers only npm and Bun start programs that are not installed. */
function isInstalled(directory: string, project: string): boolean {
  const { dependencies, devDependencies } = readManifest(project);
  // Yarn does not need node_modules.
  const declared = { ...(dependencies as object), ...(devDependencies as object) };
  if (Object.hasOwn(declared, NAME)) return true;
  return [...listUpwards(directory)].some((at) => existsSync(join(at, 'node_modules', NAME)));
}

/** Package managers put programs of a project on the PATH of what they start, which is not that of a shell. */
function isOnPath(): boolean {
  const directories = (process.env['PATH'] ?? '').split(delimiter).filter(Boolean);
  return directories
    .filter((directory) => !/[\\/]node_modules[\\/]/.test(directory))
    .some((directory) =>
      [NAME, `${NAME}.exe`, `${NAME}.cmd`].some((file) => existsSync(join(directory, file))),
    );
}
