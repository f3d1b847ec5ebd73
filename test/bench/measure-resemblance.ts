import { join } from 'node:path';
import { makeHistory } from './make-history.ts';
import { makeTree } from './make-tree.ts';
import { measureReal, type RealBench } from './measure-real.ts';
import { KINDS } from './repository-kinds.ts';

/** The head of the table. */
export const RESEMBLANCE_HEAD: readonly string[] = ['kind', 'work', 'real', 'made', 'made / real'];

const CPU_COLUMN = 2;

/** How far the ratios of made repositories are from those of the real ones that they are to resemble. */
export function measureResemblance(
  bench: RealBench & { readonly directory: string },
  pairs: readonly string[],
): string[][] {
  return pairs.flatMap((pair) => {
    const [name = '', real = ''] = pair.split('=');
    const seed = Object.keys(KINDS).indexOf(name) + 1;
    const kind = Object.entries(KINDS).find(([known]) => known === name)?.[1];
    if (!kind || real === '') {
      throw new Error(`"${pair}" is not KIND=DIR with a kind of ${Object.keys(KINDS).join(', ')}`);
    }
    return (['tree', 'history'] as const).map((only) => {
      const made = join(bench.directory, `${only}-${name}`);
      const make = only === 'tree' ? makeTree : makeHistory;
      make(made, bench.env, kind, seed);
      const [ratio, ratioMade] = [real, made].map((cwd) => measureCpu({ ...bench, only }, cwd));
      const share = parseFloat(ratioMade ?? '') / parseFloat(ratio ?? '');
      return [kind.title, only, ratio ?? '', ratioMade ?? '', share.toFixed(2)];
    });
  });
}

/** The ratio of CPU time, as in the table of real repositories; or why it could not be measured. */
function measureCpu(bench: RealBench, cwd: string): string {
  const [cells = []] = measureReal(bench, cwd);
  const ratio = cells[CPU_COLUMN] ?? '';
  return ratio === '' ? (cells.at(-1) ?? '') : ratio;
}
