import { basename, resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import { auditDirectories, selectShard, type AuditedDirectory } from '../../audit/audit.ts';
import { readIgnoreFlags } from '../../config/add-ignored.ts';
import { UsageError } from '../../errors/errors.ts';
import { getExitCode } from '../../report/get-exit-code.ts';
import { parseShard } from '../../report/shard.ts';
import type { CommandContext } from '../arguments/command-context.ts';
import type { Arguments } from '../arguments/parse-arguments.ts';
import { parseMaxWarnings } from '../arguments/parse-max-warnings.ts';
import { deliverReports, requireDeliverable } from '../output/deliver-reports.ts';
import type { Outcome } from '../output/outcome.ts';
import { formatErrors } from '../output/format-errors.ts';

/** Reads the list of directories from standard input. */
const STDIN = '-';

/** `keyfence audit DIR...`, or `-` for a list on standard input. @throws UsageError */
export async function runAudit(
  { positionals, flags, reports, ignored }: Arguments,
  context: CommandContext,
): Promise<Outcome> {
  const { cwd } = context;
  requireDeliverable(reports, cwd);
  const started = new Date();
  const maxWarnings = parseMaxWarnings(flags['max-warnings']);
  const shard = flags.shard === undefined ? undefined : parseShard(flags.shard);
  refuseOtherRepository();
  const directories = await readDirectories(positionals, cwd);
  if (flags['dry-run'] === true) {
    const asked = shard ? selectShard(directories, shard) : directories;
    return { exitCode: 0, stdout: asked.map(({ name }) => `${name}\n`).join('') };
  }
  const report = await auditDirectories(directories, {
    shard,
    ignored: readIgnoreFlags(ignored, cwd, cwd),
    configFile: flags.config === undefined ? undefined : resolve(cwd, flags.config),
  });
  const exitCode = getExitCode(report, maxWarnings);
  const { stderr } = formatErrors(report);
  return deliverReports(
    report,
    reports,
    { ...context, exitCode, started, isQuiet: flags.quiet },
    stderr,
  );
}

/** @throws UsageError when environment variables make git look at another repository */
function refuseOtherRepository(): void {
  const names = ['GIT_DIR', 'GIT_WORK_TREE', 'GIT_INDEX_FILE', 'GIT_OBJECT_DIRECTORY'];
  const variable = names.find((name) => process.env[name] !== undefined);
  if (variable === undefined) return;
  throw new UsageError(`${variable} is set, and every repository would be that one; unset it`);
}

async function readDirectories(
  positionals: readonly string[],
  cwd: string,
): Promise<AuditedDirectory[]> {
  if (positionals.length === 0) {
    throw new UsageError('name directories with repositories, or "-" for a list on standard input');
  }
  const isListed = positionals.includes(STDIN);
  if (isListed && positionals.length > 1) {
    throw new UsageError('"-" takes the list on standard input, and no other directories');
  }
  if (!isListed) {
    return positionals.map((given) => ({
      name: positionals.length === 1 ? '' : basename(resolve(cwd, given)),
      path: resolve(cwd, given),
    }));
  }
  const lines = (await text(process.stdin)).split(/\r?\n/).filter((line) => line.trim() !== '');
  if (lines.length === 0) throw new UsageError('the list on standard input is empty');
  return [...new Set(lines)].map((line) => ({
    name: line.endsWith('/') ? line.slice(0, -1) : line,
    path: resolve(cwd, line),
  }));
}
