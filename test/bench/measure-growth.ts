import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Bench } from './bench.ts';
import { makeTree, runGit } from './make-tree.ts';
import { makeHookRun, stageFiles } from './measure-hook.ts';
import { measureMedians } from './measure-ratio.ts';
import type { Row } from './row.ts';

const BYTES = 12_500;
const SIZES = [10e6, 100e6, 1000e6];
/** A run over the largest takes seconds. */
const RUNS = 3;

/** How time grows with bytes, and whether the hook feels the size of the repository. */
export function measureGrowth(bench: Bench): Row[] {
  const { cli, env } = bench;
  const trees = SIZES.map((size) => {
    const cwd = join(bench.directory, `growth-${size}`);
    makeTree(cwd, env, { files: size / BYTES, medianBytes: BYTES, sizeSpread: 0 }, size);
    return cwd;
  });
  const empty = join(bench.directory, 'growth-1');
  stageFiles(empty, 1, env);
  const program = process.execPath;
  const [start = NaN, ...times] = measureMedians(
    [empty, ...trees].map((cwd) => ({ program, args: [cli], cwd, env, exitCodes: [0, 1] })),
    RUNS,
  );
  const largest = trees.at(-1) ?? '';
  appendFileSync(join(largest, 'packages/package0/source/part0/file0.js'), '// changed\n');
  runGit(['add', 'packages/package0/source/part0/file0.js'], largest, env);
  const [small = NaN, large = NaN] = measureMedians(
    [makeHookRun(bench, empty), makeHookRun(bench, largest)],
    bench.runs,
  );
  return [
    {
      work: 'growth, scan of 10 MB, 100 MB, 1 GB',
      measured: `time ~ bytes^${findExponent(
        SIZES,
        times.map((time) => time - start),
      ).toFixed(2)} (${times.map((time) => `${time.toFixed(0)} ms`).join(', ')})`,
      goal: 'linear',
    },
    {
      work: 'hook, commit of 1 file, 80,000 files tracked',
      measured: `${(large / small).toFixed(2)} × the same in an empty repository`,
      goal: '',
    },
  ];
}

/** The slope of the logarithms, by least squares. */
function findExponent(sizes: readonly number[], times: readonly number[]): number {
  const xs = sizes.map(Math.log);
  const ys = times.map(Math.log);
  const mean = (values: readonly number[]): number =>
    values.reduce((sum, value) => sum + value, 0) / values.length;
  const [x, y] = [mean(xs), mean(ys)];
  const above = xs.reduce((sum, value, i) => sum + (value - x) * ((ys[i] ?? NaN) - y), 0);
  return above / xs.reduce((sum, value) => sum + (value - x) ** 2, 0);
}
