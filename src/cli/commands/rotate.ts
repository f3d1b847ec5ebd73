import { existsSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { GitError, UsageError } from '../../errors/errors.ts';
import { toGitPath } from '../../files/git-path.ts';
import { isWithin } from '../../files/is-within.ts';
import { requireWritable, writeAtomically } from '../../files/write-atomically.ts';
import { reveal } from '../../finding/secret.ts';
import { openRepository } from '../../git/open-repository.ts';
import { findOutputTarget } from '../../git/write-target.ts';
import { makeCommandStore } from '../../lifecycle/command-store.ts';
import { describeRotation } from '../../lifecycle/rotation/describe-rotation.ts';
import { makeFileStore } from '../../lifecycle/file-store.ts';
import type { FoundKey } from '../../lifecycle/found-key.ts';
import type { KeyStore } from '../../lifecycle/key-store.ts';
import { formatReceipt } from '../../lifecycle/receipt.ts';
import { rotateKey } from '../../lifecycle/rotation/rotate-key.ts';
import type { Rotated } from '../../lifecycle/rotation/rotation.ts';
import { MANAGEMENT_VARIABLE } from '../../xai/management-variable.ts';
import type { CommandContext } from '../arguments/command-context.ts';
import type { Flags } from '../arguments/options.ts';
import type { Arguments } from '../arguments/parse-arguments.ts';
import type { Outcome } from '../output/outcome.ts';
import { showLines } from '../output/show-lines.ts';
import { findKeys } from './find-keys.ts';
import { openTools } from './key-command.ts';

const DEFAULT_VARIABLE = 'XAI_API_KEY';

/** `keyfence rotate [path:line | fingerprint | --all-found] --into FILE | --exec COMMAND` */
export async function runRotate(args: Arguments, context: CommandContext): Promise<Outcome> {
  const { flags, reports } = args;
  const { cwd } = context;
  const outputs = reports.flatMap(({ output }) =>
    output === undefined ? [] : [findOutputTarget(output, cwd)],
  );
  for (const output of outputs) requireWritable(output);
  const started = new Date().toISOString();
  const { keys, errors } = await findKeys(args, context);
  if (keys.some(({ kind }) => kind !== 'api')) {
    throw new UsageError(
      'keyfence cannot rotate a management key; create a new one in the xAI console (Settings, Management Keys) and delete the old one there',
    );
  }
  const store = await openStore(flags, keys, outputs, context);
  const tools = await openTools(context);
  const { management, exchanges } = tools;
  if (!management) {
    throw new UsageError(
      `keyfence rotate needs a management key in ${MANAGEMENT_VARIABLE}; without one, create a new API key in the xAI console and run "keyfence revoke" on the old one`,
    );
  }
  const results: { readonly found: FoundKey; readonly result: Rotated }[] = [];
  for (const found of keys) {
    const request = { deletes: flags.delete === true, isConfirmed: flags.yes === true };
    results.push({
      found,
      result: await rotateKey(found, store, { ...tools, management }, request),
    });
  }
  const exitCode = judge(
    results.map(({ result }) => result),
    errors,
  );
  const receipt = formatReceipt({
    ...{ command: 'rotate', started, ended: new Date().toISOString(), exit: exitCode },
    management: management.team,
    keys: results.map(({ found: { secret, ...found }, result }) => ({
      ...{ key: secret.toString(), ...found, store: store.name },
      ...result,
    })),
    exchanges,
  });
  for (const output of outputs) writeAtomically(output, Buffer.from(receipt));
  return {
    exitCode,
    stdout: showLines([
      ...results.flatMap(({ found, result }) => describeRotation(found, result, store.name)),
      ...(keys.length === 0 ? ['no xAI key was found'] : []),
    ]),
    ...(errors.length > 0 && {
      stderr: showLines(errors.map((error) => `keyfence: not scanned: ${error}`)),
    }),
  };
}

function judge(results: readonly Rotated[], errors: readonly string[]): 0 | 1 | 2 {
  if (errors.length > 0 || results.some(({ error }) => error !== undefined)) return 2;
  return results.every(({ reached }) => reached === 'rotated') ? 0 : 1;
}

/** @throws UsageError unless exactly one safe place is given */
async function openStore(
  { into, exec, variable = DEFAULT_VARIABLE }: Flags,
  keys: readonly FoundKey[],
  outputs: readonly string[],
  { cwd, print }: CommandContext,
): Promise<KeyStore> {
  if ((into === undefined) === (exec === undefined)) {
    throw new UsageError('say where to store the new key: either --into FILE or --exec COMMAND');
  }
  if (!/^[A-Za-z_]\w{0,99}$/.test(variable)) {
    throw new UsageError('--variable takes the name of an environment variable');
  }
  if (into === undefined) {
    requireOne(keys, []);
    return makeCommandStore(exec ?? '', (line) => {
      print(showLines([line]).trimEnd());
    });
  }
  const path = findOutputTarget(into, cwd);
  if (outputs.includes(path)) {
    throw new UsageError(
      '--into and --output name the same file; the receipt would replace the key',
    );
  }
  requireWritable(path);
  await requirePrivate(path, into, cwd);
  const store = makeFileStore(path, into, variable);
  requireOne(keys, store.read()?.map(reveal) ?? []);
  return store;
}

/** Several keys may go into one file only if each replaces a different entry. */
function requireOne(keys: readonly FoundKey[], stored: readonly string[]): void {
  if (keys.length < 2 || keys.every(({ secret }) => stored.includes(reveal(secret)))) return;
  const places = keys.map(({ places: [place = ''] }) => place).join(', ');
  throw new UsageError(`several keys were found; rotate one at a time: ${places}`);
}

/** A key in a file that git would commit is the next leak. @throws UsageError, GitError */
async function requirePrivate(path: string, name: string, cwd: string): Promise<void> {
  // The file may be in another repository.
  const own = await openRepository(cwd);
  const isOwn = own?.isBare === false && isWithin(own.root, path);
  const directory = dirname(path);
  const repository = isOwn || !existsSync(directory) ? own : await openRepository(directory);
  if (!repository || repository.isBare || !isWithin(repository.root, path)) return;
  const inner = toGitPath(repository.root, resolve(path));
  const [checked] = (await repository.checkIgnore([inner])) ?? [];
  if (!checked) throw new GitError(`git cannot tell whether ${name} is ignored`);
  if (repository.isTracked(inner)) {
    throw new UsageError(`git tracks ${name}, so no key is written to it; name another file`);
  }
  if (!checked.ignored) {
    throw new UsageError(
      `git does not ignore ${name}, so no key is written to it; add it to .gitignore ("keyfence gitignore --fix"), or name another file`,
    );
  }
}
