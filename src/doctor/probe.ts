import { mkdir, writeFile } from 'node:fs/promises';
import { delimiter, join, resolve } from 'node:path';
import { openColdGit, type ColdGit } from '../git/open-cold-git.ts';
import { withTemporaryDirectory } from '../gitignore/temporary-directory.ts';

/** A commit that never happens: an index and an object directory beside the real ones. */
export interface Probe {
  /** Makes the index hold HEAD and one file more. @throws GitError */
  readonly stage: (path: string, content: string) => Promise<void>;
  /** Writes a commit message. @returns its path */
  readonly writeMessage: (content: string) => Promise<string>;
  /** What `git commit` would tell its hooks. */
  readonly environment: Readonly<Record<string, string>>;
}

/**
 * @param root top of the work tree
 * @throws GitError
 */
export async function withProbe<T>(
  root: string,
  git: ColdGit,
  use: (probe: Probe) => Promise<T>,
): Promise<T> {
  const objects = resolve(root, chomp(await git.ask('rev-parse', '--git-path', 'objects')));
  const status = await git.ask('status', '--porcelain=v2', '--branch', '--untracked-files=no');
  const isUnborn = status.startsWith('# branch.oid (initial)');
  return withTemporaryDirectory(async (directory) => {
    const environment = {
      GIT_INDEX_FILE: join(directory, 'index'),
      GIT_OBJECT_DIRECTORY: join(directory, 'objects'),
      GIT_ALTERNATE_OBJECT_DIRECTORIES: joinAlternates(objects),
    };
    await mkdir(environment.GIT_OBJECT_DIRECTORY);
    const probeGit = await openColdGit(root, environment);
    const stage = async (path: string, content: string): Promise<void> => {
      const file = join(directory, 'content');
      await writeFile(file, content);
      // A split index would leave its other half in the real repository.
      const write = ['-c', 'core.splitIndex=false'];
      await probeGit.ask(...write, 'read-tree', isUnborn ? '--empty' : 'HEAD');
      const id = chomp(await probeGit.ask('hash-object', '-w', '--no-filters', '--', file));
      await probeGit.ask(...write, 'update-index', '--add', '--cacheinfo', `100644,${id},${path}`);
      // It is not in the work tree, and no hook shall think that it was deleted there.
      await probeGit.ask(...write, 'update-index', '--skip-worktree', '--', path);
    };
    const writeMessage = async (content: string): Promise<string> => {
      const file = join(directory, 'COMMIT_EDITMSG');
      await writeFile(file, content);
      return file;
    };
    return use({ stage, writeMessage, environment });
  });
}

/** https://git-scm.com/docs/git#Documentation/git.txt-GITALTERNATEOBJECTDIRECTORIES */
function joinAlternates(objects: string): string {
  const before = process.env['GIT_ALTERNATE_OBJECT_DIRECTORIES'];
  const own = objects.includes(delimiter) || objects.startsWith('"') ? quote(objects) : objects;
  return before === undefined || before === '' ? own : `${own}${delimiter}${before}`;
}

function quote(path: string): string {
  return `"${path.replaceAll(/["\\]/g, '\\$&')}"`;
}

function chomp(line: string): string {
  return line.replace(/\n$/, '');
}
