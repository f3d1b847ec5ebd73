import type { Bench } from './bench.ts';
import { measureStart, measureReal } from './measure-real.ts';
import type { Row } from './row.ts';

/** One work in one repository, as real ones are measured, for the table of everything. @param cwd absolute */
export function measureKind(
  bench: Bench,
  only: 'tree' | 'history',
  title: string,
  cwd: string,
  goal: string,
): Row {
  const [cells = []] = measureReal({ ...bench, only, start: measureStart(bench) }, cwd);
  const [, base = '', cpu = '', wall = '', cpuSeconds = '', , memory = ''] = cells;
  return {
    work: `${base}, ${title}`,
    measured:
      cpu === '' ? (cells.at(-1) ?? '') : `CPU ${cpu} (${cpuSeconds} s), wall ${wall}, ${memory}`,
    goal,
  };
}
