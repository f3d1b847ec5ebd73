import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import manifest from '../../package.json' with { type: 'json' };
import { findJavaScriptProject, listUpwards, readManifest } from './package-manager.ts';

const NAME = manifest.name;
/** Works wherever there is Node, whether keyfence is installed or not. */
const ANYWHERE = `npx ${NAME}`;

/**
 * How keyfence is started in a project, for the commands that are printed: `npx keyfence`, `pnpm exec keyfence`,
 * `yarn keyfence`, `bunx keyfence`; `keyfence` alone where it is installed for the whole machine.
 * @param directory where somebody would type it
 */
export function nameOwnCommand(directory: string = process.cwd()): string {
  const project = findJavaScriptProject(directory);
  if (!project) return isOnPath() ? NAME : ANYWHERE;
  return isInstalled(directory, project.directory) ? `${project.manager.run} ${NAME}` : ANYWHERE;
}

/** In quotes, with something behind it. */
const QUOTED = new RegExp(`"(?:npx )?${NAME} (?=--?[a-z]|[a-z])`, 'g');

/** A text of ours whose commands, `"keyfence init"` or `"npx keyfence init"`, are to be typed in the current directory. */
export function toOwnCommand(text: string): string {
  return text.replaceAll(QUOTED, () => `"${nameOwnCommand()} `);
}

/** Of the package managers only npm's and Bun's start what is not installed. */
function isInstalled(directory: string, project: string): boolean {
  const { dependencies, devDependencies } = readManifest(project);
  // Yarn can do without node_modules.
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
