import { copyFile, mkdir, writeFile } from 'node:fs/promises';
import { delimiter, join, resolve } from 'node:path';
import { hasCommit } from '../git/has-commit.ts';
import { openColdGit, type ColdGit } from '../git/open-cold-git.ts';
import { withTemporaryDirectory } from '../gitignore/temporary-directory.ts';

/** A commit that never happens, as a hook sees it. */
export interface Candidate {
  /** What `git commit` tells its hooks: an index and an object directory beside the real ones. */
  readonly environment: Readonly<Record<string, string>>;
  /** File with the commit message. */
  readonly message: string;
}

/** The same commit twice: once with nothing to find, once with a key in a file and in the message. */
export interface Probe {
  readonly clean: Candidate;
  readonly planted: Candidate;
}

/** Without an ending, so that no list of endings leaves it out. */
const PATH = 'keyfence-doctor';
const CLEAN = 'nothing to find here';

/**
 * @param root top of the work tree
 * @param secret what is planted
 * @throws GitError
 */
export async function withProbe<T>(
  root: string,
  git: ColdGit,
  secret: string,
  use: (probe: Probe) => Promise<T>,
): Promise<T> {
  const real = resolve(root, chomp(await git.ask('rev-parse', '--git-path', 'objects')));
  return withTemporaryDirectory(async (directory) => {
    const objects = join(directory, 'objects');
    const head = join(directory, 'head');
    await mkdir(objects);
    const makeEnvironment = (index: string): Candidate['environment'] => ({
      GIT_INDEX_FILE: index,
      GIT_OBJECT_DIRECTORY: objects,
      GIT_ALTERNATE_OBJECT_DIRECTORIES: joinAlternates(real),
    });
    const headGit = await openColdGit(root, makeEnvironment(head));
    await headGit.ask(...WRITE_INDEX, 'read-tree', hasCommit(root) ? 'HEAD' : '--empty');

    const makeCandidate = async (name: string, content: string): Promise<Candidate> => {
      const index = join(directory, name);
      const message = join(directory, `${name}-message`);
      await copyFile(head, index);
      await writeFile(message, `Try the hook\n\n${content}\n`);
      const environment = makeEnvironment(index);
      await addFile(await openColdGit(root, environment), message);
      return { environment, message };
    };
    const clean = await makeCandidate('clean', CLEAN);
    return use({ clean, planted: await makeCandidate('planted', secret) });
  });
}

/** A split index would leave its other half in the real repository. */
const WRITE_INDEX = ['-c', 'core.splitIndex=false'];

async function addFile(git: ColdGit, file: string): Promise<void> {
  const id = chomp(await git.ask('hash-object', '-w', '--no-filters', '--', file));
  const entry = ['--add', '--cacheinfo', `100644,${id},${PATH}`];
  // It is not in the work tree, and no hook shall think that it was deleted there.
  await git.ask(...WRITE_INDEX, 'update-index', ...entry, '--skip-worktree', '--', PATH);
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
