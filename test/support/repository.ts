import { mkdir, mkdtemp, readFile, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createEnvironment } from './create-environment.ts';
import { expectNoSecret } from './expect-no-secret.ts';
import { findLooseHead } from './find-loose-head.ts';
import { putNodeFirst } from './hosted-program.ts';
import { initialise } from './initialise.ts';
import { installHook } from './install-hook.ts';
import { needsProcess } from './needs-process.ts';
import {
  splitCall,
  type Call,
  type CallOptions,
  type GitOptions,
  type KeyfenceOptions,
  type KeyfenceRan,
} from './repository-call.ts';
import { runHosted } from './run-hosted.ts';
import { run, type Ran } from './run.ts';
import { unprivileged } from './unprivileged.ts';

export type { CallOptions, GitOptions, KeyfenceOptions, KeyfenceRan } from './repository-call.ts';

/** The bundle that users run. */
export const cli: string = fileURLToPath(new URL('../../dist/cli.cjs', import.meta.url));

export interface CreateOptions {
  /** Default: sha1. */
  readonly objectFormat?: 'sha1' | 'sha256';
  readonly bare?: boolean;
  /** Whether hooks that `init` installs start the real Node, as users' do; by default the host answers them. */
  readonly startsNode?: boolean;
  /** `false` leaves an empty directory, outside of any repository. */
  readonly init?: boolean;
}

/** What the index is to hold. The mode is that of a plain file, unless it is given. */
export type StagedFile = readonly [path: string | Buffer, content: string | Buffer, mode?: string];

/** A git repository in a temporary directory, with an environment of its own. */
export class Repository implements AsyncDisposable {
  /** Holds everything: the repository, the home, whatever a test puts beside them. */
  readonly directory: string;
  /** The work tree; the git directory where the repository is bare. */
  readonly root: string;
  readonly env: Readonly<Record<string, string>>;

  constructor(directory: string, env: Readonly<Record<string, string>>, root?: string) {
    this.directory = directory;
    this.root = root ?? join(directory, 'work');
    this.env = env;
  }

  /** The same home and environment seen from another work tree: a clone, a submodule, a linked worktree. */
  at(root: string): Repository {
    return new Repository(this.directory, this.env, root);
  }

  path(...segments: readonly string[]): string {
    return join(this.root, ...segments);
  }

  /** Writes a file of the work tree, with the directories above it. */
  async write(path: string | Buffer, content: string | Buffer): Promise<void> {
    const root = Buffer.from(`${this.root}/`);
    const file = typeof path === 'string' ? this.path(path) : Buffer.concat([root, path]);
    if (typeof file === 'string') await mkdir(dirname(file), { recursive: true });
    await writeFile(file, content);
  }

  async remove(path: string): Promise<void> {
    await rm(this.path(path), { recursive: true });
  }

  /** Makes a symbolic link in the work tree. */
  async link(path: string, target: string): Promise<void> {
    await mkdir(dirname(this.path(path)), { recursive: true });
    await symlink(target, this.path(path));
  }

  /** Writes a file and stages it. */
  async add(path: string, content: string | Buffer): Promise<void> {
    await this.write(path, content);
    await this.git('--literal-pathspecs', 'add', '--force', '--', path);
  }

  /** Puts content into the index alone, so that names work which no file of this machine can have. */
  async stage(path: string | Buffer, content: string | Buffer, mode = '100644'): Promise<string> {
    const [id = ''] = await this.stageAll([[path, content, mode]]);
    return id;
  }

  /** The same for many files at once. @returns the ids of their blobs */
  async stageAll(files: readonly StagedFile[]): Promise<string[]> {
    const directory = await mkdtemp(join(this.directory, 'blobs-'));
    const blobs = files.map((_, i) => join(directory, String(i)));
    await Promise.all(
      files.map(([, content], i) => writeFile(join(directory, String(i)), content)),
    );
    const hash = ['hash-object', '-w', '--no-filters', '--stdin-paths'];
    const { stdout } = await this.git(...hash, { stdin: blobs.join('\n') });
    const ids = stdout.toString().trim().split('\n');
    const entries = files.flatMap(([path, , mode = '100644'], i) => [
      Buffer.from(`${mode} ${ids[i] ?? ''} 0\t`),
      Buffer.from(path),
      Buffer.from([0]),
    ]);
    await this.git('update-index', '-z', '--index-info', { stdin: Buffer.concat(entries) });
    return ids;
  }

  /** Stages everything and commits it past the hooks: the history that a situation starts from. */
  async commit(message = 'before'): Promise<void> {
    await this.git('add', '--all');
    await this.git('commit', '--quiet', '--allow-empty', '--no-verify', '-m', message);
  }

  /** The id of HEAD's commit; empty while there is none. */
  async head(): Promise<string> {
    const loose = findLooseHead(this.path('.git'));
    if (loose !== undefined) return (await readFile(loose, 'utf8')).trim();
    const { stdout } = await this.git('rev-parse', '--verify', '--quiet', 'HEAD', {
      allowFailure: true,
    });
    return stdout.toString().trim();
  }

  /** @throws when git exits with another code than 0, unless `allowFailure` */
  async git(...call: Call<GitOptions>): Promise<Ran> {
    const [args, options] = splitCall(call);
    const ran = await run('git', args, this.#runOptions(options));
    if (ran.exitCode !== 0 && options.allowFailure !== true) {
      throw new Error(`git ${args.join(' ')}: exit ${String(ran.exitCode)}: ${ran.stderr}`);
    }
    return ran;
  }

  /**
   * Runs the command: from its sources, in a process that is there already, or else the bundle. Whatever it is
   * asked, the secret may not come out.
   */
  async keyfence(...call: Call<KeyfenceOptions>): Promise<KeyfenceRan> {
    const [args, options] = splitCall(call);
    const runOptions = this.#runOptions(options);
    const { cwd = this.root, env, stdin } = runOptions;
    const needsBundle =
      options.bundle === true || options.unprivileged === true || needsProcess(args, runOptions);
    const ran = needsBundle
      ? await this.#runBundle(args, options)
      : await runHosted({ args, cwd, env, stdin });
    expectNoSecret(ran.stdout, ran.stderr);
    return { ...ran, stdout: ran.stdout.toString() };
  }

  async #runBundle(
    args: readonly string[],
    options: KeyfenceOptions | Record<string, never>,
  ): Promise<Ran> {
    const before = options.unprivileged === true ? unprivileged : [];
    const [command, ...all] = [...before, process.execPath, cli, ...args] as const;
    return run(command ?? '', all, this.#runOptions(options));
  }

  /** Where {@link installHook} lets the hook leave what `scan --staged --format json` says inside of it. */
  get reportFile(): string {
    return join(this.directory, 'report.json');
  }

  /** @see installHook */
  installHook(): Promise<void> {
    return installHook(this);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    // Retries: on Windows a directory stays busy for a moment after the last process has left it.
    await rm(this.directory, { recursive: true, force: true, maxRetries: 10 });
  }

  #runOptions({ cwd, env, stdin }: CallOptions): Parameters<typeof run>[2] {
    return {
      cwd: cwd === undefined ? this.root : this.path(cwd),
      env: { ...this.env, ...env },
      ...(stdin === undefined ? {} : { stdin }),
    };
  }
}

/** Makes a repository that is gone at the end of the block: `await using repo = await createRepository()`. */
export async function createRepository(options: CreateOptions = {}): Promise<Repository> {
  // The real path: git resolves links, and macOS has its temporary directory behind one.
  const directory = await mkdtemp(join(await realpath(tmpdir()), 'keyfence-'));
  const env = await createEnvironment(join(directory, 'home'));
  const repository = new Repository(
    directory,
    options.startsNode === true ? env : putNodeFirst(env),
  );
  await mkdir(repository.root);
  if (options.init !== false) await initialise(repository, options);
  return repository;
}
