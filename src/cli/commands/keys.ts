import { resolve } from 'node:path';
import { UsageError } from '../../errors/errors.ts';
import { toKeyRow, type KeyPolicy } from '../../lifecycle/keys/key-row.ts';
import { formatTable } from '../../lifecycle/keys/format-table.ts';
import { parseAge } from '../../lifecycle/keys/parse-age.ts';
import {
  formatTeamAsCsv,
  formatTeamAsHtml,
  formatTeamAsJson,
  type TeamReport,
} from '../../lifecycle/keys/team-report.ts';
import { readReport } from '../../report/read-report.ts';
import { MANAGEMENT_VARIABLE } from '../../xai/management-variable.ts';
import type { CommandContext } from '../arguments/command-context.ts';
import type { Arguments } from '../arguments/parse-arguments.ts';
import { deliverTexts, requireTexts, type TextFormats } from '../output/deliver-texts.ts';
import type { Outcome } from '../output/outcome.ts';
import { openTools } from './key-command.ts';

const FORMATS: TextFormats<TeamReport> = {
  table: formatTable,
  json: formatTeamAsJson,
  csv: formatTeamAsCsv,
  html: formatTeamAsHtml,
};

/** `keyfence keys`: every key of the team, and their problems. */
export async function runKeys(
  { positionals, flags, reports }: Arguments,
  context: CommandContext,
): Promise<Outcome> {
  const { cwd, color } = context;
  if (positionals.length > 0) throw new UsageError('"keyfence keys" takes no paths');
  requireTexts(reports, FORMATS, cwd);
  const policy: KeyPolicy = {
    forbidsWildcard: flags.wildcard === false,
    requiresExpiry: flags['require-expiry'] === true,
    ...(flags['max-age'] !== undefined && { maxAge: parseAge(flags['max-age']) }),
  };
  const found = flags.found === undefined ? undefined : readReport(resolve(cwd, flags.found));
  const { management } = await openTools(context);
  if (!management) {
    throw new UsageError(
      `keyfence keys needs a management key in ${MANAGEMENT_VARIABLE}; create one in the xAI console, Settings, Management Keys`,
    );
  }
  const { client, team } = management;
  const now = new Date();
  const keys = await client.listKeys(team.id);
  const rows = keys
    .map((key) => toKeyRow(key, policy, found, now))
    .sort((a, b) => (b.ageInDays ?? Infinity) - (a.ageInDays ?? Infinity));
  const report: TeamReport = { team: team.id, rows, at: now.toISOString() };
  return {
    exitCode: rows.some(({ problems }) => problems.length > 0) ? 1 : 0,
    stdout: deliverTexts(report, reports, FORMATS, { cwd, color }),
  };
}
