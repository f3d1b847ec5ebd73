import type { Config } from '../../config/config.ts';
import { loadConfig } from '../../config/load-config.ts';
import { readMoreFromIndex } from '../../config/settings/read-from-index.ts';
import { listNestedIn, makeNestedList } from '../../config/settings/list-nested.ts';
import type { ReadSettings } from '../../config/settings/read-settings.ts';
import { readStagedSettings } from '../../config/settings/read-staged-settings.ts';
import { UsageError } from '../../errors/errors.ts';
import type { Listing } from '../../git/list-entries.ts';
import { locateRepository, requireLocation, type Location } from '../../git/locate-repository.ts';
import { openRepository, openWorkTree } from '../../git/open-repository.ts';
import type { CommitSelection, CommitsRequest } from '../../range/plan-commits.ts';
import { parseShard } from '../../report/shard.ts';
import { expandGlobs } from '../../sources/expand-globs.ts';
import { makeFilesSource } from '../../sources/files.ts';
import type { Source } from '../../sources/source.ts';
import { makeStagedSource } from '../../sources/staged.ts';
import { makeStdinSource } from '../../sources/stdin.ts';
import type { CommandContext } from '../arguments/command-context.ts';
import { listCommitModes } from '../arguments/list-commit-modes.ts';
import type { Flags } from '../arguments/options.ts';
import type { Arguments } from '../arguments/parse-arguments.ts';

const RANGES = ['--ci', '--commits', '--since'];

/** The source to scan, its configuration and the directory of that, and a reader for other settings. */
export type Chosen = {
  readonly config: Config;
  readonly base: string;
  readonly read?: ReadSettings;
} & (
  | { readonly source: Source; readonly commits?: undefined }
  | { readonly source?: undefined; readonly commits: CommitsRequest }
);

/** @throws UsageError when flags contradict each other */
export async function chooseSource(
  paths: readonly string[],
  flags: Arguments['flags'],
  context: CommandContext,
): Promise<Chosen> {
  const { cwd } = context;
  const configFile = flags.config;
  const asked = [
    flags.staged && '--staged',
    ...listCommitModes(flags),
    flags.stdin && '--stdin',
    paths.length > 0 && 'paths',
  ];
  const modes = asked.filter(Boolean);
  if (modes.length > 1) throw new UsageError(`${modes.join(' and ')} cannot be combined`);
  if (flags['stdin-filename'] !== undefined && !flags.stdin) {
    throw new UsageError('--stdin-filename goes with --stdin');
  }
  if (flags.shard !== undefined && !flags.history) {
    throw new UsageError('--shard goes with --history');
  }
  if (flags.trust !== undefined && !RANGES.some((mode) => modes.includes(mode))) {
    throw new UsageError(`--trust goes with ${RANGES.join(', ')}`);
  }

  if (flags.staged) {
    const repository = await openWorkTree(cwd);
    const { root } = repository;
    const read = readMoreFromIndex(repository, await readStagedSettings(repository));
    const list = (): Promise<string[]> => listNestedIn(repository);
    const config = await loadConfig(root, configFile, read, list);
    return { source: makeStagedSource(repository), config, base: root, read };
  }
  if (flags.stdin) {
    // For standard input, git is only needed to find the configuration.
    const base = chooseBase(locateRepository(cwd), cwd);
    const name = flags['stdin-filename'] ?? '<stdin>';
    return { source: makeStdinSource(name), config: await loadConfig(base, configFile), base };
  }
  const repository = await openRepository(cwd);
  const base = chooseBase(repository, cwd);
  const workTree = repository?.isBare === false ? repository : undefined;
  const modesOfCommits = listCommitModes(flags);
  let listed: Promise<Listing> | undefined;
  const isWhole = workTree && paths.length + modesOfCommits.length === 0;
  // Git lists everything once, for the configuration and for what is scanned.
  const list = isWhole ? () => (listed ??= workTree.listFiles([])) : undefined;
  const config = await loadConfig(base, configFile, undefined, makeNestedList(base, list));
  if (modesOfCommits.length > 0) {
    // Loaded here, because --staged does not need it.
    const { planCommits } = await import('../../range/plan-commits.ts');
    return {
      commits: await planCommits(
        chooseCommits(flags),
        requireLocation(repository),
        config,
        context,
      ),
      config,
      base,
    };
  }
  const files = await expandGlobs(paths, cwd, workTree);
  return { source: makeFilesSource(files, cwd, workTree, list), config, base };
}

/** The directory of the configuration: the top of the work tree, if there is one. */
function chooseBase(location: Location | undefined, cwd: string): string {
  return location?.isBare === false ? location.root : cwd;
}

function chooseCommits(flags: Flags): CommitSelection {
  const { commits, since, shard, ci, history } = flags;
  if (history) return { history, ...(shard !== undefined && { shard: parseShard(shard) }) };
  if (ci) return { ci };
  return { commits: commits ?? `${since ?? ''}..HEAD` };
}
