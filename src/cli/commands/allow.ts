import { resolve } from 'node:path';
import type { AllowContext } from '../../allow/find-allowable.ts';
import { parseTarget } from '../../allow/parse-target.ts';
import { planAllow, type AllowPlan } from '../../allow/plan-allow.ts';
import { requireReason } from '../../allow/require-reason.ts';
import { loadBaseline } from '../../baseline/load-baseline.ts';
import { loadConfig } from '../../config/load-config.ts';
import { UsageError } from '../../errors/errors.ts';
import { toGitPath } from '../../files/git-path.ts';
import { openWorkTree } from '../../git/open-repository.ts';
import { applyChange, type Change } from '../../hooks/change.ts';
import { formatDiff } from '../../init/format-diff.ts';
import { describeFinding, describeLocation } from '../../reporters/describe-finding.ts';
import { escapeControls } from '../../text/escape-controls.ts';
import { quoteForShell } from '../../text/quote-for-shell.ts';
import { wrap } from '../../text/wrap.ts';
import type { CommandContext } from '../arguments/command-context.ts';
import type { Arguments } from '../arguments/parse-arguments.ts';
import type { Outcome } from '../output/outcome.ts';

/** `keyfence allow FINGERPRINT|FILE[:LINE] --reason TEXT` */
export async function runAllow(
  { positionals: [word = '', ...others], flags }: Arguments,
  { cwd }: CommandContext,
): Promise<Outcome> {
  if (others.length > 0) throw new UsageError('"keyfence allow" takes one location at a time');
  const place = parseTarget(word);
  const reason = requireReason(flags.reason);
  const repository = await openWorkTree(cwd);
  const { root } = repository;
  const config = await loadConfig(root, flags.config);
  const context: AllowContext = {
    repository,
    config,
    baseline: await loadBaseline(root, config),
    cwd,
  };
  const configFile = flags.config === undefined ? undefined : resolve(cwd, flags.config);
  const plan = await planAllow(place, reason, context, configFile);
  const { change, path, reasons } = plan;
  if (!change) {
    const [known = ''] = reasons;
    return say([`${path} needs nothing: its findings are allowed already ("${known}").`]);
  }
  const name = toGitPath(root, change.path);
  const diff = formatDiff(change, name);
  if (flags['dry-run']) return { exitCode: 0, stdout: diff };
  applyChange(change, [root]);
  return say(describe(plan, change, name, cwd), `${diff}\n`);
}

function describe(
  { meant, impossible, path }: AllowPlan,
  change: Change,
  name: string,
  cwd: string,
): string[] {
  const what = impossible === undefined ? 'line' : 'entry';
  const undo =
    change.before === undefined ? `delete ${name}` : `remove the ${what} from ${name} again`;
  return [
    ...meant.map(
      (finding) =>
        `Allowed: ${describeFinding(finding)} in ${describeLocation(finding)} (${finding.rule}).`,
    ),
    ...(impossible === undefined
      ? []
      : [
          `The entry is in ${name}, because ${path} cannot contain a comment there: ${impossible}.`,
        ]),
    `A key that was ever real has to be replaced anyway.`,
    `To share it: git add -- ${quoteWord(toGitPath(cwd, change.path))}`,
    `To undo it, ${undo}.`,
  ];
}

function quoteWord(name: string): string {
  return /^[\w./-]+$/.test(name) ? name : quoteForShell(name);
}

function say(sentences: readonly string[], before = ''): Outcome {
  const lines = sentences.flatMap((sentence) => wrap(escapeControls(sentence)));
  return { exitCode: 0, stdout: before + lines.map((line) => `${line}\n`).join('') };
}
