import { spawnSync, type SpawnSyncOptions } from 'node:child_process';

/**
 * Runs two node command lines in turn, so that whatever else the machine does meets both alike.
 * @param base arguments of node
 * @param work arguments of node; has to end with 0
 * @returns medians in milliseconds, and their ratio
 */
export function measureRatio(
  base: readonly string[],
  work: readonly string[],
  options: SpawnSyncOptions,
  runs: number,
): { base: number; work: number; ratio: number } {
  const times: { base: number[]; work: number[] } = { base: [], work: [] };
  for (let run = 0; run < runs; run++) {
    times.base.push(measure(base, options));
    times.work.push(measure(work, options));
  }
  const [baseMedian, workMedian] = [median(times.base), median(times.work)];
  return { base: baseMedian, work: workMedian, ratio: workMedian / baseMedian };
}

function measure(args: readonly string[], options: SpawnSyncOptions): number {
  const start = performance.now();
  const { status, stderr } = spawnSync(process.execPath, args, options);
  if (status !== 0) throw new Error(`${args.join(' ')} failed: ${String(stderr)}`);
  return performance.now() - start;
}

function median(values: number[]): number {
  return values.sort((a, b) => a - b)[values.length >> 1] ?? NaN;
}
