import { execFileSync } from 'node:child_process';
import {
  appendFileSync,
  cpSync,
  mkdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { addSwitches, type NumberedMutant } from './add-switches.ts';
import { listMutants } from './list-mutants.ts';

/** A mutant and the file that it is in. */
export interface PlacedMutant extends NumberedMutant {
  /** Relative to the checkout. */
  readonly file: string;
}

/** A copy of the checkout in which mutants stand behind switches. */
export interface Copy {
  readonly mutants: readonly PlacedMutant[];
  /** Switches a mutant on; none when it is left out. */
  readonly choose: (number?: number) => void;
  /** Notes from now on which test gets to which mutant; none is on. */
  readonly observe: () => void;
  /** By number of the mutant, and by path of the test file, names of tests; empty where it is not known which. */
  readonly readReached: () => ReadonlyMap<number, ReadonlyMap<string, ReadonlySet<string>>>;
}

/**
 * @param directory to copy to
 * @param targets files relative to the current directory, or `FILE:LINE-LINE`
 * @param share one in so many mutants
 */
export function copyCheckout(directory: string, targets: readonly string[], share: number): Copy {
  const state = join(directory, 'mutation-state');
  const reached = join(directory, 'mutation-reached');
  copyFiles(directory);
  const switches = join(directory, 'mutation-switch.ts');
  writeFileSync(switches, writeSwitch(state, reached));
  appendFileSync(join(directory, 'test/support/seed-properties.ts'), writeSetup(state));
  const mutants: PlacedMutant[] = [];
  const files = new Map(targets.map((target) => [target.split(':')[0] ?? '', [] as string[]]));
  for (const target of targets) files.get(target.split(':')[0] ?? '')?.push(target);
  for (const [file, parts] of files) {
    const path = join(directory, file);
    const text = readFileSync(path, 'utf8');
    const chosen = listMutants(text, path)
      .filter(({ line }) => parts.some((part) => isWithin(line, part)))
      .filter((_, index) => index % share === 0)
      .map((mutant, index) => ({ ...mutant, number: mutants.length + index, file }));
    mutants.push(...chosen);
    writeFileSync(path, addSwitches(text, chosen, switches));
  }
  return {
    mutants,
    choose: (number) => {
      writeFileSync(state, number === undefined ? '' : String(number));
    },
    observe: () => {
      writeFileSync(reached, '');
      writeFileSync(state, '{}');
    },
    readReached: () => parseReached(readFileSync(reached, 'utf8')),
  };
}

/** @param target `FILE` or `FILE:LINE-LINE` */
function isWithin(line: number, target: string): boolean {
  const [first = 1, last = Infinity] = target.split(':')[1]?.split('-').map(Number) ?? [];
  return first <= line && line <= last;
}

function copyFiles(directory: string): void {
  const listed = execFileSync('git', ['ls-files', '-co', '--exclude-standard', '-z']);
  for (const file of listed.toString().split('\0').filter(Boolean)) {
    mkdirSync(dirname(join(directory, file)), { recursive: true });
    cpSync(file, join(directory, file), { verbatimSymlinks: true });
  }
  symlinkSync(join(process.cwd(), 'node_modules'), join(directory, 'node_modules'));
  mkdirSync(join(directory, 'dist'));
}

/** What each changed file imports. It runs in processes of many kinds, so it looks into a file. */
function writeSwitch(state: string, reached: string): string {
  return `
import { appendFileSync, readFileSync } from 'node:fs';
const now = performance.now.bind(performance);
const told = new Set();
let until = 0;
let state = '';
export function isMutated(number) {
  const time = now();
  if (time > until) {
    state = readFileSync(${JSON.stringify(state)}, 'utf8');
    until = time + (state.startsWith('{') ? 1 : 10);
  }
  if (!state.startsWith('{')) return state === String(number);
  const line = JSON.stringify({ number, ...JSON.parse(state) });
  if (!told.has(line)) appendFileSync(${JSON.stringify(reached)}, line + '\\n');
  told.add(line);
  return false;
}
`;
}

/** Tells which test runs, where that is to be noted. */
function writeSetup(state: string): string {
  return `
import { readFileSync, writeFileSync } from 'node:fs';
import { beforeEach, expect } from 'vitest';
const note = (test) => {
  const state = ${JSON.stringify(state)};
  if (!readFileSync(state, 'utf8').startsWith('{')) return;
  writeFileSync(state, JSON.stringify({ file: expect.getState().testPath, test }));
};
note('');
beforeEach(() => note(expect.getState().currentTestName.replaceAll(' > ', ' ')));
`;
}

function parseReached(text: string): Map<number, Map<string, Set<string>>> {
  const reached = new Map<number, Map<string, Set<string>>>();
  for (const line of text.split('\n').filter(Boolean)) {
    const {
      number,
      file,
      test = '',
    } = JSON.parse(line) as {
      number: number;
      file?: string;
      test?: string;
    };
    // What runs before the first test.
    if (file === undefined) continue;
    const byFile = reached.get(number) ?? new Map<string, Set<string>>();
    reached.set(number, byFile);
    byFile.set(file, (byFile.get(file) ?? new Set()).add(test));
  }
  return reached;
}
