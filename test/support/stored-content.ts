import { createHash } from 'node:crypto';
import type { Repository } from './repository.ts';

/** A way to keep content out of git. */
export interface ContentSystem {
  /** Puts a pointer into the index and the work tree, and the content where the system keeps it. */
  readonly add: (repo: Repository, content: string | Buffer, store?: string) => Promise<void>;
  /** Where content is kept. */
  readonly store: string;
  /** The path of the file that has the content. */
  readonly path: string;
  /** The path of what git has for it. */
  readonly pointer: string;
}

function hash(algorithm: string, content: string | Buffer): string {
  return createHash(algorithm).update(content).digest('hex');
}

export function makeLfsPointer(content: string | Buffer): string {
  const size = Buffer.byteLength(content);
  return `version https://git-lfs.github.com/spec/v1\noid sha256:${hash('sha256', content)}\nsize ${String(size)}\n`;
}

/** A key of git-annex, and the directories that `git annex examinekey` gives for it. */
export function makeAnnexKey(content: string | Buffer): {
  key: string;
  mixed: string;
  lower: string;
} {
  const key = `SHA256E-s${String(Buffer.byteLength(content))}--${hash('sha256', content)}.txt`;
  const digest = createHash('md5').update(key).digest();
  const letters = '0123456789zqjxkmvwgpfZQJXKMVWGPF';
  const [a = '', b = '', c = '', d = ''] = [0, 6, 12, 18].map((shift) =>
    letters.charAt((digest.readUInt32LE() >>> shift) % 32),
  );
  const hex = digest.toString('hex');
  return { key, mixed: `${b}${a}/${d}${c}`, lower: `${hex.slice(0, 3)}/${hex.slice(3, 6)}` };
}

export const systems: Readonly<Record<string, ContentSystem>> = {
  'Git LFS': {
    store: '.git/lfs/objects',
    path: 'data/a.txt',
    pointer: 'data/a.txt',
    add: async (repo, content, store = '.git/lfs/objects') => {
      const id = hash('sha256', content);
      await repo.write(`${store}/${id.slice(0, 2)}/${id.slice(2, 4)}/${id}`, content);
      await repo.add('data/a.txt', makeLfsPointer(content));
    },
  },
  'git-annex, a symlink': {
    store: '.git/annex/objects',
    path: 'data/a.txt',
    pointer: 'data/a.txt',
    add: async (repo, content, store = '.git/annex/objects') => {
      const { key, mixed } = makeAnnexKey(content);
      await repo.write(`${store}/${mixed}/${key}/${key}`, content);
      await repo.remove('data').catch(() => undefined);
      await repo.link('data/a.txt', `../.git/annex/objects/${mixed}/${key}/${key}`);
      await repo.git('add', 'data/a.txt');
    },
  },
  'git-annex, a file': {
    store: '.git/annex/objects',
    path: 'data/a.txt',
    pointer: 'data/a.txt',
    add: async (repo, content, store = '.git/annex/objects') => {
      const { key, lower } = makeAnnexKey(content);
      await repo.write(`${store}/${lower}/${key}/${key}`, content);
      await repo.add('data/a.txt', `/annex/objects/${key}\n`);
    },
  },
  DVC: {
    store: '.dvc/cache',
    path: 'data/a.txt',
    pointer: 'data/a.txt.dvc',
    add: async (repo, content, store = '.dvc/cache') => {
      const md5 = hash('md5', content);
      await repo.write('.dvc/.gitignore', '/cache\n');
      await repo.write(`${store}/files/md5/${md5.slice(0, 2)}/${md5.slice(2)}`, content);
      await repo.add(
        'data/a.txt.dvc',
        `outs:\n- md5: ${md5}\n  size: 1\n  hash: md5\n  path: a.txt\n`,
      );
    },
  },
  'DVC, a stage': {
    store: '.dvc/cache',
    path: 'data/a.txt',
    pointer: 'dvc.lock',
    add: async (repo, content, store = '.dvc/cache') => {
      const md5 = hash('md5', content);
      await repo.write('.dvc/.gitignore', '/cache\n');
      await repo.write(`${store}/${md5.slice(0, 2)}/${md5.slice(2)}`, content);
      await repo.add(
        'dvc.lock',
        [
          ...["schema: '2.0'", 'stages:', '  train:', '    cmd: train', '    deps:'],
          ...['    - path: train.py', '      hash: md5', `      md5: ${hash('md5', 'train')}`],
          ...['    outs:', '    - path: data/a.txt', '      hash: md5', `      md5: ${md5}`, ''],
        ].join('\n'),
      );
    },
  },
  'DVC, a directory': {
    store: '.dvc/cache',
    path: 'data/all/sub/a.txt',
    pointer: 'data/all.dvc',
    add: async (repo, content, store = '.dvc/cache') => {
      const md5 = hash('md5', content);
      const list = JSON.stringify([{ md5, relpath: 'sub/a.txt' }]);
      const id = hash('md5', list);
      await repo.write('.dvc/.gitignore', '/cache\n');
      await repo.write(`${store}/files/md5/${md5.slice(0, 2)}/${md5.slice(2)}`, content);
      await repo.write(`${store}/files/md5/${id.slice(0, 2)}/${id.slice(2)}.dir`, list);
      await repo.add('data/all.dvc', `outs:\n- md5: ${id}.dir\n  nfiles: 1\n  path: all\n`);
    },
  },
};
