import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import type { CreateOptions, Repository } from './repository.ts';

/** What `git init` makes under an option: to write these few files again takes less time than a process. */
const initialised = new Map<string, readonly GitFile[]>();

/** A directory where there is no content. */
type GitFile = readonly [path: string, content: Buffer | undefined];

/** Makes the empty directory of a repository one, as `git init` does. */
export async function initialise(repository: Repository, options: CreateOptions): Promise<void> {
  const format = `--object-format=${options.objectFormat ?? 'sha1'}`;
  const args = [format, ...(options.bare === true ? ['--bare'] : [])];
  const directory = options.bare === true ? repository.root : repository.path('.git');
  const known = initialised.get(args.join(' '));
  if (known) {
    await mkdir(directory, { recursive: true });
    for (const [path, content] of known) {
      if (content) await writeFile(join(directory, path), content);
      else await mkdir(join(directory, path));
    }
  } else {
    await repository.git('init', '--quiet', '--template=', ...args);
    initialised.set(args.join(' '), await readGitFiles(directory));
  }
}

/** Directories before what is in them. */
async function readGitFiles(directory: string): Promise<GitFile[]> {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true });
  const files = entries.map(async (entry): Promise<GitFile> => {
    const path = join(entry.parentPath, entry.name);
    return [relative(directory, path), entry.isFile() ? await readFile(path) : undefined];
  });
  return (await Promise.all(files)).sort(([one], [other]) => one.length - other.length);
}
