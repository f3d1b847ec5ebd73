import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { copyCheckout, type Copy, type PlacedMutant } from './copy-checkout.ts';
import { MutationTester, type Step } from './mutation-tester.ts';

/**
 * Changes one thing at a time in the given source files and tells which changes no test notices. It works on a
 * copy of the checkout, in which each change stands behind a switch, so that all of them are built and loaded
 * once, the command too; a change is tried with the tests that get to it, the fastest first.
 */
const USAGE =
  'usage: npm run test:mutation -- [--seconds N] [--share N] FILE[:LINE-LINE]... -- TEST...';
const separator = process.argv.indexOf('--', 2);
if (separator < 0) throw new Error(USAGE);
const { values, positionals: targets } = parseArgs({
  args: process.argv.slice(2, separator),
  allowPositionals: true,
  options: {
    // How long the tests take that are tried with one change.
    seconds: { type: 'string', default: '20' },
    // One change in so many.
    share: { type: 'string', default: '1' },
  },
});
const tests = process.argv.slice(separator + 1);
if (targets.length === 0 || tests.length === 0) throw new Error(USAGE);

type Reached = ReturnType<Copy['readReached']>;

/** In milliseconds: what is tried at first, and what in all. */
const FIRST = 2000;
const ALL = Number(values.seconds) * 1000;

const directory = mkdtempSync(join(tmpdir(), 'keyfence-mutation-'));
try {
  const copy = copyCheckout(directory, targets, Number(values.share));
  // The tests build into the current directory.
  process.chdir(directory);
  copy.observe();
  const tester = await MutationTester.open(directory, tests);
  await tester.measure();
  const reached = addTestsOfConstants(copy.readReached(), copy.mutants);
  const counts = new Map<string, { noticed: number; all: number }>();
  for (const mutant of copy.mutants) {
    const count = counts.get(mutant.file) ?? { noticed: 0, all: 0 };
    counts.set(mutant.file, count);
    count.all++;
    const steps = tester.plan(reached.get(mutant.number) ?? new Map<string, Set<string>>());
    copy.choose(mutant.number);
    if (await isNoticed(tester, steps)) count.noticed++;
    else say(`${describe(mutant)}: survived, ${String(steps.length)} test files get there`);
  }
  for (const [file, { noticed, all }] of counts) {
    say(`${file}: ${String(noticed)} of ${String(all)} changes are noticed`);
  }
  await tester.close();
} finally {
  rmSync(directory, { recursive: true, force: true, maxRetries: 3 });
}

/**
 * What runs when a file is loaded is noted for the test file alone that loads it first: such a mutant is tried with
 * every test that gets to its file.
 */
function addTestsOfConstants(reached: Reached, mutants: readonly PlacedMutant[]): Reached {
  const ofFiles = new Map<string, Map<string, Set<string>>>();
  for (const { number, file } of mutants) {
    const ofFile = ofFiles.get(file) ?? new Map<string, Set<string>>();
    ofFiles.set(file, ofFile);
    for (const [test, names] of reached.get(number) ?? [])
      ofFile.set(test, new Set([...(ofFile.get(test) ?? []), ...names]));
  }
  const isConstant = (number: number): boolean =>
    [...(reached.get(number)?.values() ?? [])].every((names) => names.size === 1 && names.has(''));
  return new Map(
    mutants.map(({ number, file }) => [
      number,
      (isConstant(number) ? ofFiles.get(file) : reached.get(number)) ??
        new Map<string, Set<string>>(),
    ]),
  );
}

/** In batches, each longer than the one before. */
async function isNoticed(tester: MutationTester, steps: readonly Step[]): Promise<boolean> {
  let rest = steps;
  let spent = 0;
  for (let limit = FIRST; rest.length > 0 && spent < ALL; limit *= 4) {
    let time = 0;
    const past = rest.findIndex((step, index) => (time += step.time) > limit && index > 0);
    const batch = rest.slice(0, past < 0 ? rest.length : past);
    if (await tester.isNoticed(batch)) return true;
    spent += batch.reduce((sum, step) => sum + step.time, 0);
    rest = rest.slice(batch.length);
  }
  return false;
}

function describe({ file, line, change }: PlacedMutant): string {
  return `${file}:${String(line)} ${change.replaceAll(/\s+/g, ' ')}`;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
