import type { Repository } from './repository.ts';

/** What git knows of a path: its mode, and its content or, for a submodule, its commit. */
interface Entry {
  readonly mode: string;
  readonly content: string | Buffer;
}

/** A way for content to get into the index. */
export interface Staging {
  readonly name: string;
  /** The mode that it is staged with. */
  readonly mode: string;
  /** What HEAD has at the path. */
  readonly before?: Entry;
  /** What HEAD has elsewhere, and the index no longer. */
  readonly old?: Entry;
  /** Flags of `git update-index` for the path. */
  readonly flag?: string;
}

const FILE = '100644';
const EXECUTABLE = '100755';
const LINK = '120000';
const SUBMODULE = '160000';
const CLEAN = 'nothing to see\n';

/** Ways in which a file is staged. The work tree has none of them, as behind a sparse checkout. */
export const FILE_STAGINGS: readonly Staging[] = [
  { name: 'added', mode: FILE },
  { name: 'changed', mode: FILE, before: { mode: FILE, content: CLEAN } },
  { name: 'executable', mode: EXECUTABLE, before: { mode: FILE, content: CLEAN } },
  { name: 'moved', mode: FILE, old: { mode: FILE, content: CLEAN } },
  { name: 'moved and executable', mode: EXECUTABLE, old: { mode: FILE, content: CLEAN } },
  { name: 'was a link', mode: FILE, before: { mode: LINK, content: 'elsewhere' } },
  { name: 'was a submodule', mode: FILE, before: { mode: SUBMODULE, content: '1'.repeat(40) } },
  { name: 'emptied before', mode: FILE, before: { mode: FILE, content: '' } },
  { name: 'assumed unchanged', mode: FILE, flag: '--assume-unchanged' },
  { name: 'skipped in the work tree', mode: FILE, flag: '--skip-worktree' },
];

/** Ways in which the target of a link is staged. */
export const LINK_STAGINGS: readonly Staging[] = [
  { name: 'link', mode: LINK },
  { name: 'link that was a file', mode: LINK, before: { mode: FILE, content: CLEAN } },
  { name: 'link that was another', mode: LINK, before: { mode: LINK, content: 'elsewhere' } },
];

export interface StagedFile {
  readonly path: string;
  readonly content: string | Buffer;
  readonly staging: Staging;
}

/** Commits what was there before, and stages the files in the index alone, in one go. */
export async function stageFiles(repo: Repository, files: readonly StagedFile[]): Promise<void> {
  const before = files.flatMap(({ path, staging }) => [
    ...(staging.before ? [{ path, ...staging.before }] : []),
    ...(staging.old ? [{ path: `old/${path}`, ...staging.old }] : []),
  ]);
  await updateIndex(repo, before);
  await repo.git('commit', '--quiet', '--no-verify', '--allow-empty', '-m', 'before');
  await updateIndex(repo, [
    ...files.map(({ path, content, staging }) => ({ path, content, mode: staging.mode })),
    ...before
      .filter(({ path }) => path.startsWith('old/'))
      .map(({ path }) => ({ path, mode: '0', content: '' })),
  ]);
  for (const flag of new Set(files.flatMap(({ staging }) => staging.flag ?? []))) {
    const paths = files.filter(({ staging }) => staging.flag === flag).map(({ path }) => path);
    await repo.git('update-index', flag, '-z', '--stdin', { stdin: `${paths.join('\0')}\0` });
  }
}

/** Writes blobs and entries with one process each. A file of mode 0 is taken out. */
async function updateIndex(
  repo: Repository,
  entries: readonly (Entry & { readonly path: string })[],
): Promise<void> {
  const blobs = entries.filter(({ mode }) => mode !== SUBMODULE && mode !== '0');
  // https://git-scm.com/docs/git-fast-import
  const input = blobs.flatMap(({ content }, i) => {
    const bytes = Buffer.from(content);
    const header = `blob\nmark :${String(i + 1)}\ndata ${String(bytes.length)}\n`;
    return [Buffer.from(header), bytes, Buffer.from(`\nget-mark :${String(i + 1)}\n`)];
  });
  const { stdout } = await repo.git('fast-import', '--quiet', '--force', '--done', {
    stdin: Buffer.concat([...input, Buffer.from('done\n')]),
  });
  const ids = stdout.toString().trim().split('\n');
  const lines = entries.map((entry) => {
    if (entry.mode === '0') return `0 ${'0'.repeat(40)}\t${entry.path}\0`;
    const id = entry.mode === SUBMODULE ? entry.content : ids[blobs.indexOf(entry)];
    return `${entry.mode} ${String(id)} 0\t${entry.path}\0`;
  });
  await repo.git('update-index', '-z', '--index-info', { stdin: lines.join('') });
}
