import { requiresConfig } from '../../lint/requires-config.ts';
import { readFromWorkTree } from '../../config/settings/read-settings.ts';
import type { LargeFile, SourceFile } from '../../files/source-file.ts';
import { scanFastPath } from '../../lint/scan-fast-path.ts';
import { listSettings } from './list-settings.ts';
import { openRead } from './open-read.ts';
import { toSourcePath } from './resolve-paths.ts';
import type { Subjects } from './subjects.ts';

/**
 * Whether a call or a prompt is certainly harmless under the default configuration. Nearly every one is, and
 * the code that describes findings is not loaded then.
 * @throws ConfigError, ScanError
 */
export async function isClear(subjects: Subjects): Promise<boolean> {
  const { root, faults, entering, reads } = subjects;
  if (faults.length > 0) return false;
  const files: (SourceFile | LargeFile)[] = entering.map(({ file }) => file);
  if (
    await isConfigured(root, [...files, ...reads.map(({ name }) => ({ path: toSourcePath(name) }))])
  )
    return false;
  for (const read of reads) {
    const file = openRead(read);
    if (file) files.push(file);
  }
  return isEachClear(files);
}

/** The same for texts alone. @throws ConfigError, ScanError */
export async function isTextClear(root: string, files: readonly SourceFile[]): Promise<boolean> {
  return !(await isConfigured(root, files)) && isEachClear(files);
}

/** Whether the configuration of a file may differ from the default. */
async function isConfigured(root: string, files: readonly { path: string }[]): Promise<boolean> {
  return (
    (await requiresConfig(root, undefined, readFromWorkTree(root))) ||
    listSettings(
      root,
      files.map(({ path }) => path),
    ).length > 0
  );
}

async function isEachClear(files: readonly (SourceFile | LargeFile)[]): Promise<boolean> {
  const report = await scanFastPath({
    emptyMessage: '',
    // eslint-disable-next-line @typescript-eslint/require-await -- sources yield asynchronously
    async *read(account) {
      account.ask(files.length);
      yield* files;
    },
  });
  return report !== undefined;
}
