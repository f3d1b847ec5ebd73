import { setTimeout as wait } from 'node:timers/promises';
import { createVitest, type Vitest } from 'vitest/node';
import { listDescendants } from './list-descendants.ts';

/** Tests of one file. */
export interface Step {
  readonly file: string;
  /** As vitest matches them. */
  readonly names: readonly string[];
  /** How long they take, in milliseconds. */
  readonly time: number;
}

/** In milliseconds; a change may make a loop endless. */
const PATIENCE = 60_000;
/** What it takes to begin with a file, in milliseconds. */
const START = 300;
/** Of the tests of a file that get to a change, so many of the fastest. */
const MOST_OF_A_FILE = 40;

/** Runs tests again and again, in workers that stay. */
export class MutationTester {
  readonly #directory: string;
  readonly #tests: readonly string[];
  #vitest: Vitest;
  /** By file and name, in milliseconds. */
  readonly #times = new Map<string, ReadonlyMap<string, number>>();

  private constructor(directory: string, tests: readonly string[], vitest: Vitest) {
    this.#directory = directory;
    this.#tests = tests;
    this.#vitest = vitest;
  }

  static async open(directory: string, tests: readonly string[]): Promise<MutationTester> {
    return new MutationTester(directory, tests, await openVitest(directory));
  }

  /** Runs all tests once. @throws Error when one fails */
  async measure(): Promise<void> {
    const { testModules, unhandledErrors } = await this.#run(() => true);
    if (testModules.length === 0) throw new Error('no tests');
    for (const { moduleId, children } of testModules) {
      const tests = [...children.allTests()];
      const failed = tests.find((test) => test.result().state === 'failed');
      if (failed) throw new Error(`fails without any change: ${failed.fullName}`);
      const times = tests.map((test) => {
        const name = test.fullName.replaceAll(' > ', ' ');
        return [name, test.diagnostic()?.duration ?? 0] as const;
      });
      this.#times.set(moduleId, new Map(times));
    }
    if (unhandledErrors.length > 0) throw new Error('an error outside of tests');
  }

  /** The tests that get to a mutant, the fastest files first. */
  plan(reached: ReadonlyMap<string, ReadonlySet<string>>): Step[] {
    const steps = [...reached].map(([file, tests]): Step => {
      const times = this.#times.get(file) ?? new Map<string, number>();
      const known = [...tests].filter((name) => times.has(name));
      const names = (known.length > 0 ? known : [...times.keys()])
        .sort((a, b) => (times.get(a) ?? 0) - (times.get(b) ?? 0))
        .slice(0, MOST_OF_A_FILE);
      return {
        file,
        names,
        time: names.reduce((sum, name) => sum + (times.get(name) ?? 0), START),
      };
    });
    return steps.sort((a, b) => a.time - b.time);
  }

  /** Whether one of the tests fails, or does not end. */
  async isNoticed(steps: readonly Step[]): Promise<boolean> {
    const names = steps.flatMap((step) => step.names).map(escapePattern);
    this.#vitest.setGlobalTestNamePattern(new RegExp(`^(?:${names.join('|')})$`));
    const files = new Set(steps.map(({ file }) => file));
    const ending = new AbortController();
    const noticed = await Promise.race([
      this.#run((file) => files.has(file)).then(
        ({ testModules, unhandledErrors }) =>
          unhandledErrors.length > 0 || testModules.some((module) => !module.ok()),
        () => true,
      ),
      wait(PATIENCE, 'endless' as const, { signal: ending.signal }).catch(() => true),
    ]);
    ending.abort();
    if (noticed !== 'endless') return noticed;
    for (const id of listDescendants()) kill(id);
    await Promise.race([this.#vitest.close(), wait(3000)]);
    this.#vitest = await openVitest(this.#directory);
    return true;
  }

  async close(): Promise<void> {
    await this.#vitest.close();
  }

  async #run(isWanted: (file: string) => boolean): ReturnType<Vitest['runTestSpecifications']> {
    const all = await this.#vitest.globTestSpecifications([...this.#tests]);
    return this.#vitest.runTestSpecifications(all.filter(({ moduleId }) => isWanted(moduleId)));
  }
}

async function openVitest(root: string): Promise<Vitest> {
  // Workers that keep what they have loaded would keep the constants of the change before.
  const options = {
    root,
    watch: true,
    bail: 1,
    reporters: [{}],
    maxWorkers: 1,
    isolate: true,
    update: false,
  };
  return createVitest('test', options, { server: { watch: null } });
}

function escapePattern(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
}

function kill(id: number): void {
  try {
    process.kill(id, 'SIGKILL');
  } catch (cause) {
    // It has ended meanwhile.
    if ((cause as NodeJS.ErrnoException).code !== 'ESRCH') throw cause;
  }
}
