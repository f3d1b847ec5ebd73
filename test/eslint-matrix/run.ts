import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { groupBy } from '../../src/collections/group-by.ts';
import { checkOxlint } from './check-oxlint.ts';
import { checkTypes } from './check-types.ts';
import { installSetup, type EslintMajor } from './install-setup.ts';
import { judgeResults, type Fault, type Results, type Verdict } from './judge-results.ts';
import { Crash, lintSetup, type Place } from './lint-setup.ts';
import { PLANTED_FILES } from './planted-files.ts';
import type { Setup } from './setup.ts';
import { nameRow, SETUPS } from './setups.ts';

const MAJORS: readonly EslintMajor[] = [9, 10];
const PLACES: readonly Place[] = ['last', 'first'];
/** Of one kind of fault. */
const MOST_SHOWN = 5;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { cache: { type: 'string' }, eslint: { type: 'string' } },
});
const cache = resolve(
  values.cache ??
    join(process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'keyfence/eslint-matrix'),
);
const names = [...SETUPS.map(nameRow), 'types', 'oxlint'];
const unknown = positionals.find((name) => !names.includes(name));
if (unknown !== undefined) throw new Error(`no ${unknown}; there are ${names.join(', ')}`);
const isAsked = (name: string): boolean => positionals.length === 0 || positionals.includes(name);

const keyCount = PLANTED_FILES.flatMap(({ keys }) => keys).length;
print(`${keyCount} keys in ${PLANTED_FILES.length} kinds of file, node ${process.version}\n`);
print(
  '| base configuration | ESLint 9, all last | ESLint 9, all first | ESLint 10, all last | ESLint 10, all first |',
);
print('|---|---|---|---|---|');
const details: string[] = [];
for (const setup of SETUPS) {
  const row = nameRow(setup);
  if (!isAsked(row)) continue;
  const cells: string[] = [];
  for (const major of MAJORS) {
    const isMeant = values.eslint === undefined || values.eslint === String(major);
    cells.push(...(isMeant ? await measure(setup, major) : PLACES.map(() => '')));
  }
  print(`| ${[row, ...cells].join(' | ')} |`);
}
print(`\n* a package says that it is not for this version of ESLint; installed all the same\n`);
for (const detail of details) print(detail);
const checks = [
  ...(isAsked('types') ? MAJORS.flatMap((major) => checkTypes(major, cache)) : []),
  ...(isAsked('oxlint') ? [checkOxlint(cache)] : []),
];
for (const { line } of checks) print(line);
if (details.length > 0 || checks.some(({ isRight }) => !isRight)) process.exitCode = 1;

/** The cells of one base configuration with one version of ESLint. */
async function measure(setup: Setup, major: EslintMajor): Promise<string[]> {
  const { modules, isForced } = installSetup(setup, major, cache);
  const mark = isForced ? ' *' : '';
  let without: Results;
  try {
    without = await lintSetup(setup, modules, 'none');
  } catch (error) {
    if (!(error instanceof Crash)) throw error;
    // Nothing is shown then.
    details.push(`${nameRow(setup)}, ESLint ${major}, without keyfence\n  crash: ${error.message}`);
    return PLACES.map(() => `crashes without keyfence${mark}`);
  }
  const cells: string[] = [];
  for (const place of PLACES) {
    const title = `${nameRow(setup)}, ESLint ${major}, all ${place}`;
    try {
      const verdict = judgeResults(PLANTED_FILES, without, await lintSetup(setup, modules, place));
      cells.push(describeVerdict(verdict) + mark);
      if (verdict.faults.length > 0) details.push(describeFaults(title, verdict.faults));
    } catch (error) {
      if (!(error instanceof Crash)) throw error;
      cells.push(`**crash**${mark}`);
      details.push(`${title}\n  crash: ${error.message}`);
    }
  }
  return cells;
}

function describeVerdict({ found, unreachable, hidden, faults }: Verdict): string {
  const rest = [
    ...(unreachable > 0 ? [` (${unreachable} where the base cannot parse)`] : []),
    ...(hidden > 0 ? [` (${hidden} hidden by the base, which is reported)`] : []),
  ].join('');
  const counts = [...groupByKind(faults)].map(([kind, { length }]) => `**${length} ${kind}**`);
  return [`${found} of ${keyCount - unreachable - hidden}${rest}`, ...counts].join(', ');
}

function describeFaults(title: string, faults: readonly Fault[]): string {
  const lines = [...groupByKind(faults)].flatMap(([kind, all]) => [
    ...all.slice(0, MOST_SHOWN).map(({ path, detail }) => `  ${kind}: ${path}: ${detail}`),
    ...(all.length > MOST_SHOWN ? [`  ${kind}: and ${all.length - MOST_SHOWN} more`] : []),
  ]);
  return [title, ...lines].join('\n');
}

function groupByKind(faults: readonly Fault[]): ReadonlyMap<string, readonly Fault[]> {
  return groupBy(faults, ({ kind }) => kind);
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
