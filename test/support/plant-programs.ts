import { existsSync, readFileSync, rmSync } from 'node:fs';
import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Repository } from './repository.ts';

/**
 * Every key of git's documentation whose value is a program that git runs, `%` where the program goes.
 * https://git-scm.com/docs/git-config
 */
const PROGRAM_KEYS: readonly (readonly [key: string, value: string])[] = [
  ['core.fsmonitor', '%'],
  ['core.fsmonitorHookVersion', '2'],
  ['core.sshCommand', '%'],
  ['core.askPass', '%'],
  ['core.editor', '%'],
  ['core.pager', '%'],
  ['core.gitProxy', '%'],
  ['core.alternateRefsCommand', '%'],
  ['credential.helper', '!%'],
  ['diff.external', '%'],
  ['diff.planted.command', '%'],
  ['diff.planted.textconv', '%'],
  ['merge.planted.driver', '%'],
  ['filter.planted.clean', '%'],
  ['filter.planted.smudge', '%'],
  ['filter.planted.process', '%'],
  ['filter.planted.required', 'true'],
  ['gpg.program', '%'],
  ['gpg.openpgp.program', '%'],
  ['gpg.ssh.program', '%'],
  ['gpg.ssh.defaultKeyCommand', '%'],
  ['gpg.x509.program', '%'],
  ['log.showSignature', 'true'],
  ['commit.gpgSign', 'true'],
  ['interactive.diffFilter', '%'],
  ['mergetool.planted.cmd', '%'],
  ['difftool.planted.cmd', '%'],
  ['sequence.editor', '%'],
  ['submodule.sub.update', '!%'],
  ['trailer.planted.key', 'Planted'],
  ['trailer.planted.command', '%'],
  ['trailer.planted.cmd', '%'],
  ['uploadpack.packObjectsHook', '%'],
  ['remote.origin.uploadpack', '%'],
  ['remote.origin.receivepack', '%'],
  ['remote.origin.url', 'ssh://planted.invalid/x'],
  ['remote.origin.promisor', 'true'],
  ['remote.origin.partialclonefilter', 'blob:none'],
  ['extensions.partialClone', 'origin'],
  ['remote.other.vcs', 'ext'],
  ['remote.other.url', 'ext::%'],
  ['protocol.ext.allow', 'always'],
  ['protocol.allow', 'always'],
  ['tar.planted.command', '%'],
  ['browser.planted.cmd', '%'],
  ['web.browser', 'planted'],
  ['man.planted.cmd', '%'],
  ['guitool.planted.cmd', '%'],
  ['sendemail.sendmailCmd', '%'],
  ['sendemail.toCmd', '%'],
  ['imap.tunnel', '%'],
  ['rebase.instructionFormat', '%%'],
  ['gc.recentObjectsHook', '%'],
  ['receive.procReceiveRefs', 'refs'],
  ...['diff', 'log', 'status', 'ls-files', 'cat-file', 'rev-list', 'config', 'rev-parse'].flatMap(
    (command): [string, string][] => [
      [`alias.${command}`, '!%'],
      [`pager.${command}`, '%'],
    ],
  ),
  // Hooks in the configuration, since git 2.54: https://git-scm.com/docs/git-hook
  ...['reference-transaction', 'post-index-change', 'pre-auto-gc'].flatMap(
    (event): [string, string][] => [
      [`hook.planted-${event}.event`, event],
      [`hook.planted-${event}.command`, '%'],
    ],
  ),
  ['rerere.enabled', 'true'],
];

/** https://git-scm.com/docs/githooks */
const GIT_HOOKS: readonly string[] = [
  ...['applypatch-msg', 'pre-applypatch', 'post-applypatch', 'pre-commit', 'pre-merge-commit'],
  ...['prepare-commit-msg', 'commit-msg', 'post-commit', 'pre-rebase', 'post-checkout'],
  ...['post-merge', 'pre-push', 'pre-receive', 'update', 'proc-receive', 'post-receive'],
  ...['post-update', 'reference-transaction', 'push-to-checkout', 'pre-auto-gc'],
  ...['post-rewrite', 'sendemail-validate', 'fsmonitor-watchman', 'p4-changelist'],
  ...['p4-prepare-changelist', 'p4-post-changelist', 'p4-pre-submit', 'post-index-change'],
];

/** What is planted, and whether any of it ran. */
export interface Planted {
  /** The programs that ran since it was asked last, with their arguments. */
  readonly takeRuns: () => string[];
}

/**
 * Names a program in every place of a repository's own configuration that names one.
 * @param configFile of the repository
 * @param gitDirectory in which hooks are planted
 */
export async function plantPrograms(
  repo: Repository,
  configFile: string,
  gitDirectory: string,
): Promise<Planted> {
  const directory = join(repo.directory, 'planted');
  const log = join(directory, 'log');
  await mkdir(directory, { recursive: true });
  const plant = async (file: string, name: string): Promise<void> => {
    await writeFile(file, `#!/bin/sh\necho "${name} $*" >>'${log}'\nexit 1\n`);
    await chmod(file, 0o755);
  };
  const sections: string[] = [];
  for (const [key, value] of PROGRAM_KEYS) {
    const program = join(directory, key.replaceAll(/[^\w.-]/g, '_'));
    await plant(program, key);
    const first = key.indexOf('.');
    const last = key.lastIndexOf('.');
    const section = key.slice(0, first);
    const subsection = first === last ? '' : ` "${key.slice(first + 1, last)}"`;
    sections.push(
      `[${section}${subsection}]\n\t${key.slice(last + 1)} = "${value.replaceAll('%', program)}"\n`,
    );
  }
  const before = existsSync(configFile) ? readFileSync(configFile, 'utf8') : '';
  await writeFile(configFile, before + sections.join(''));
  await mkdir(join(gitDirectory, 'hooks'), { recursive: true });
  for (const hook of GIT_HOOKS) await plant(join(gitDirectory, 'hooks', hook), `hook ${hook}`);
  return {
    takeRuns: () => {
      const runs = existsSync(log) ? readFileSync(log, 'utf8').split('\n').filter(Boolean) : [];
      rmSync(log, { force: true });
      return runs;
    },
  };
}
