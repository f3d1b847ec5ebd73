import { basename, dirname } from 'node:path';
import { findProtocol } from '../../agents/recognise.ts';
import { findUnguarded } from '../../agents/setup/plan-agents.ts';
import { loadConfig } from '../../config/load-config.ts';
import { findJujutsu } from '../../doctor/find-jujutsu.ts';
import { GitError, UsageError } from '../../errors/errors.ts';
import { openWorkTree } from '../../git/open-repository.ts';
import type { Repository } from '../../git/repository.ts';
import { isSame } from '../../hooks/change.ts';
import { findHookManager, type HooksLocation } from '../../hooks/find-hook-manager.ts';
import { findEslintSetup, formatEslintSnippet } from '../../init/eslint-setup.ts';
import { findInstallation, type PlannedInstallation } from '../../init/find-installation.ts';
import { findReasonToSkip, isInstalling } from '../../init/find-reason-to-skip.ts';
import type { InitPart } from '../../init/init-part.ts';
import { planBaseline } from '../../init/plan-baseline.ts';
import { planConfigHooks, planConfigHooksRemoval } from '../../init/plan-config-hooks.ts';
import { planHooks, planHooksRemoval } from '../../init/plan-hooks.ts';
import { planIgnoreFile, planIgnoreFileRemoval } from '../../init/plan-ignore-file.ts';
import { planVendorRemoval } from '../../init/vendor.ts';
import { planAttributes, planAttributesRemoval } from '../../init/plan-attributes.ts';
import { nameOwnCommand } from '../../package/own-command.ts';
import type { CommandContext } from '../arguments/command-context.ts';
import type { Arguments } from '../arguments/parse-arguments.ts';
import type { Outcome } from '../output/outcome.ts';
import { carryOutParts } from './carry-out-parts.ts';

/** By the hook manager that installs it. */
const FOUND: PlannedInstallation = {
  installation: { script: '', tree: '', install: '' },
};

/** `keyfence init`: makes git scan every commit and push. Run again, it changes nothing. */
export async function runInit(
  { flags, positionals }: Arguments,
  { cwd, ask, color }: CommandContext,
): Promise<Outcome> {
  if (positionals.length > 0) throw new UsageError('"keyfence init" takes no paths');
  if (flags.agent !== undefined) {
    const { runInitAgents } = await import('./init-agents.ts');
    return runInitAgents(flags.agent, flags, { cwd, color });
  }
  if (flags.user) throw new UsageError('--user goes with --agent');
  if (flags.global) {
    const { runInitGlobal } = await import('./init-global.ts');
    return runInitGlobal(flags, { ...(ask && { ask }), color });
  }
  const skipped = findReasonToSkip(process.env);
  if (skipped !== undefined) return { exitCode: 0, stdout: '', stderr: `keyfence: ${skipped}\n` };
  const repository = await openOrSkip(cwd);
  if (typeof repository === 'string') return { exitCode: 0, stdout: '', stderr: repository };
  const { root } = repository;
  const parts = flags.undo
    ? await planUndo(repository, cwd)
    : await planInit(repository, cwd, flags);
  return carryOutParts(parts, {
    top: root,
    homes: await listHomes(repository),
    isDryRun: flags['dry-run'] === true,
    ask,
    color,
    // By now, everything that can fail has succeeded.
    yes: flags.yes ? () => Promise.resolve(true) : ask,
  });
}

/**
 * @returns a message if the installation has to continue without a repository: in an image, in a package
 * @throws GitError when a person asked for it
 */
async function openOrSkip(cwd: string): Promise<Repository | string> {
  try {
    return await openWorkTree(cwd);
  } catch (error) {
    if (!isInstalling(process.env) || !(error instanceof GitError)) throw error;
    return `keyfence: no hooks were set up: ${error.message}\n`;
  }
}

async function planInit(
  repository: Repository,
  cwd: string,
  flags: Arguments['flags'],
): Promise<readonly InitPart[]> {
  const { root } = repository;
  const config = await loadConfig(root, flags.config);
  const place = await findHookManager(repository, cwd);
  const isConfigured = flags['config-hooks'] === true;
  if (!isConfigured) requireOwnHooks(place);
  const eslint = findEslintSetup(root);
  const snippet = eslint && !eslint.hasPlugin ? [formatEslintSnippet(eslint, root)] : [];
  const isShared = !isConfigured && place.manager.isShared;
  const vendor = flags.vendor === true;
  const isFound = !isConfigured && place.manager.installsPackage === true;
  if (isFound && vendor)
    throw new UsageError(`${place.manager.name} installs keyfence itself; leave out --vendor`);
  const { installation, copy } = isFound
    ? FOUND
    : await findInstallation(repository, { cwd, isShared, vendor });
  const hooks = isConfigured
    ? await planConfigHooks(repository, installation)
    : planHooks(place, root, installation);
  // Asked only the first time.
  const isFirst = hooks.changes.some((change) => !isSame(change));
  return [
    ...(copy ? [copy] : []),
    hooks,
    await planIgnoreFile(repository, config),
    await planAttributes(repository, config, isConfigured ? [] : hooks.changes),
    ...(isFirst ? [await planBaseline(repository, config)] : []),
    {
      changes: [],
      notes: [...findJujutsu(root).map((note) => `${note}.`), ...snippet, ...offerAgents(root)],
    },
  ];
}

/** Coding agents that are installed and not guarded. */
function offerAgents(root: string): string[] {
  const found = findUnguarded(root, process.env);
  if (found.length === 0) return [];
  const titles = found.map(({ name }) => findProtocol(name)?.title ?? name).join(', ');
  return [
    `Coding agents are used here too (${titles}). "${nameOwnCommand(root)} init --agent all" keeps them from showing or writing a key.`,
  ];
}

async function planUndo(repository: Repository, cwd: string): Promise<readonly InitPart[]> {
  const { root } = repository;
  const place = await findHookManager(repository, cwd);
  const configured = await planConfigHooksRemoval(repository);
  // Hooks in another directory do not prevent the repository from having its own.
  if (configured.length === 0) requireOwnHooks(place);
  const files = place.foreignHooksPath === undefined ? planHooksRemoval(place, root).changes : [];
  return [
    { changes: [...configured, ...files], notes: [] },
    await planVendorRemoval(repository),
    planIgnoreFileRemoval(root),
    planAttributesRemoval(root),
  ];
}

/** @throws GitError when git runs hooks from outside the repository */
function requireOwnHooks({ foreignHooksPath }: HooksLocation): void {
  if (foreignHooksPath === undefined) return;
  throw new GitError(
    `${foreignHooksPath}, so a hook of this repository would never run; ` +
      'set it for this repository alone ("git config core.hooksPath .githooks") and run init again, or from git 2.54 on, run "keyfence init --config-hooks"',
  );
}

/** The directories of a repository: a linked worktree uses the hooks of the main one. */
async function listHomes(repository: Repository): Promise<readonly string[]> {
  const common = await repository.commonDirectory();
  return [repository.root, common, ...(basename(common) === '.git' ? [dirname(common)] : [])];
}
