import { requireWritable, writeAtomically } from '../../files/write-atomically.ts';
import { describeVerification } from '../../finding/verification.ts';
import { findOutputTarget } from '../../git/write-target.ts';
import type { FoundKey } from '../../lifecycle/found-key.ts';
import { formatReceipt, type KeyRecord, type Receipt } from '../../lifecycle/receipt.ts';
import { revokeKey, type Attempted } from '../../lifecycle/revoke-key.ts';
import { MANAGEMENT_VARIABLE } from '../../xai/management-variable.ts';
import type { CommandContext } from '../arguments/command-context.ts';
import type { Arguments } from '../arguments/parse-arguments.ts';
import type { Outcome } from '../output/outcome.ts';
import { showLines } from '../output/show-lines.ts';
import { findKeys } from './find-keys.ts';
import { openTools } from './key-command.ts';

/** `keyfence revoke [path:line | fingerprint | --all-found]`: makes keys that were found harmless. */
export async function runRevoke(args: Arguments, context: CommandContext): Promise<Outcome> {
  const { flags, reports } = args;
  const outputs = reports.flatMap(({ output }) =>
    output === undefined ? [] : [findOutputTarget(output, context.cwd)],
  );
  for (const output of outputs) requireWritable(output);
  const started = new Date().toISOString();
  const { keys, errors } = await findKeys(args, context);
  const tools = await openTools(context);
  const { management, dialog, exchanges } = tools;
  if (!management && keys.length > 0) {
    dialog.print(
      `${MANAGEMENT_VARIABLE} is not set, so the key has to be revoked by hand in the xAI console`,
    );
  }
  const results: { readonly found: FoundKey; readonly result: Attempted }[] = [];
  for (const found of keys) {
    const request = {
      deletes: flags.delete === true,
      isConfirmed: flags.yes === true,
      waits: flags.wait === true,
    };
    results.push({ found, result: await revokeKey(found, tools, request) });
  }
  const exitCode = judge(
    results.map(({ result }) => result),
    errors,
  );
  const receipt: Receipt = {
    command: 'revoke',
    started,
    ended: new Date().toISOString(),
    exit: exitCode,
    management: management?.team,
    keys: results.map(({ found, result }) => toRecord(found, result)),
    exchanges,
  };
  for (const output of outputs) writeAtomically(output, Buffer.from(formatReceipt(receipt)));
  return {
    exitCode,
    stdout: showLines([
      ...results.map(({ found, result }) => describe(found, result)),
      ...(keys.length === 0 ? ['no xAI key was found'] : []),
    ]),
    ...(errors.length > 0 && {
      stderr: showLines(errors.map((error) => `keyfence: not scanned: ${error}`)),
    }),
  };
}

function judge(results: readonly Attempted[], errors: readonly string[]): 0 | 1 | 2 {
  const isUnknown = results.some((result) => 'error' in result || result.end === 'unknown');
  if (errors.length > 0 || isUnknown) return 2;
  return results.some((result) => 'end' in result && result.end === 'live') ? 1 : 0;
}

function describe({ secret, places }: FoundKey, result: Attempted): string {
  const more = places.length > 1 ? ` and ${String(places.length - 1)} more` : '';
  const key = `${secret.toString()} (${places[0] ?? ''}${more})`;
  if ('error' in result) return `${key}: ${result.error}`;
  const { end, action, after } = result;
  if (end === 'refused') {
    const done = action === 'none' ? '' : `${action}, and `;
    return `${key}: ${done}xAI rejects it (${after.status})`;
  }
  const done = action === 'none' ? '' : `${action}, but `;
  if (end === 'unknown') {
    return `${key}: ${done}keyfence cannot tell whether it still works: ${after.detail ?? ''}`;
  }
  return action === 'none'
    ? `${key}: it still works (${describeVerification(after)})`
    : `${key}: ${done}it still works; run this again, or check it in the xAI console`;
}

function toRecord({ secret, ...found }: FoundKey, result: Attempted): KeyRecord {
  return { key: secret.toString(), ...found, ...result };
}
