import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { cpus } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { makeBenchDirectory, makeBenchEnvironment } from './bench-environment.ts';
import type { Measure } from './bench.ts';
import { formatTable } from './format-table.ts';
import { measureGrowth } from './measure-growth.ts';
import { measureHistory } from './measure-history.ts';
import { measureHook } from './measure-hook.ts';
import { measureLint } from './measure-lint.ts';
import { measureMemory } from './measure-memory.ts';
import { measurePlugin } from './measure-plugin.ts';
import { LOADING, measureStart, measureReal, REAL_HEAD } from './measure-real.ts';
import { measureResemblance, RESEMBLANCE_HEAD } from './measure-resemblance.ts';
import { measureScan } from './measure-scan.ts';
import { measureTree } from './measure-tree.ts';
import { measureWorst } from './measure-worst.ts';
import { WORKS } from './real-works.ts';
import type { Row } from './row.ts';

const RUNS = 7;

const MEASURES: Readonly<Record<string, Measure>> = {
  scan: measureScan,
  hook: measureHook,
  plugin: measurePlugin,
  lint: measureLint,
  tree: measureTree,
  history: measureHistory,
  memory: measureMemory,
  growth: measureGrowth,
  worst: measureWorst,
};

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    repo: { type: 'string' },
    // The words are directories of repositories then, and not names of measurements.
    real: { type: 'boolean', default: false },
    // The words are KIND=DIR then: a kind that is made, and the real repository that it is to resemble.
    resemblance: { type: 'boolean', default: false },
    // With --real: also what other programs take, each run once and kept in this file.
    rivals: { type: 'string' },
    // With --real: tree or history, and not both.
    only: { type: 'string' },
    runs: { type: 'string', default: String(RUNS) },
  },
});
const isReal = values.real || values.resemblance;
const unknown = isReal ? undefined : positionals.find((name) => !(name in MEASURES));
if (unknown !== undefined) {
  throw new Error(`no measurement ${unknown}; there are ${Object.keys(MEASURES).join(', ')}`);
}
if (values.only !== undefined && WORKS.every(({ name }) => name !== values.only)) {
  throw new Error(`--only ${values.only}: ${WORKS.map(({ name }) => name).join(' or ')}`);
}

const runs = Number(values.runs);
if (!Number.isInteger(runs) || runs < 1) throw new Error(`--runs ${values.runs} is no number`);
const directory = makeBenchDirectory();
try {
  const bench = {
    env: makeBenchEnvironment(directory),
    directory,
    cli: join(process.cwd(), 'dist/cli.cjs'),
    runs,
    ...(values.repo === undefined ? {} : { repo: resolve(values.repo) }),
  };
  const git = spawnSync('git', ['version']).stdout.toString().trim();
  const processor = cpus()[0]?.model ?? 'an unknown processor';
  print(
    `node ${process.version}, ${git}, ${cpus().length} × ${processor}; medians of ${runs} runs\n`,
  );
  if (isReal) {
    const start = measureStart(bench);
    print(
      `Left out of the ratios: ${start.cpu.toFixed(2)} s of CPU and ${start.wall.toFixed(2)} s of wall time, Node's start and ${LOADING} s of loading.\n`,
    );
    const real = {
      ...bench,
      start,
      ...(values.only === undefined ? {} : { only: values.only }),
      ...(values.rivals === undefined ? {} : { rivals: resolve(values.rivals) }),
    };
    const rows = values.resemblance
      ? measureResemblance(real, positionals.map(resolvePair))
      : positionals.flatMap((repository) => {
          const lines = measureReal(real, resolve(repository));
          // The table comes at the end; until then this tells how far it is.
          process.stderr.write(lines.map((cells) => `${cells.join('  ')}\n`).join(''));
          return lines;
        });
    print(formatTable(values.resemblance ? RESEMBLANCE_HEAD : REAL_HEAD, rows));
  } else {
    print('| work | measured | goal |\n|---|---|---|');
    for (const [name, measure] of Object.entries(MEASURES)) {
      if (positionals.length > 0 && !positionals.includes(name)) continue;
      for (const row of await measure(bench)) print(formatRow(row));
    }
  }
} finally {
  rmSync(directory, { recursive: true });
}

function resolvePair(pair: string): string {
  const at = pair.indexOf('=') + 1;
  return pair.slice(0, at) + resolve(pair.slice(at));
}

function formatRow({ work, measured, goal }: Row): string {
  // A cell ends at a bar.
  return `| ${[work, measured, goal].map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
