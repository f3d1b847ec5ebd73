import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { createVitest, type Vitest } from 'vitest/node';
import { listMutants, type Mutant } from './list-mutants.ts';

/**
 * Changes one thing at a time in the given source files and tells which changes no test notices.
 * Usage: `npm run test:mutation -- FILE[:LINE-LINE]... -- TEST...`, with the tests that call these files.
 */
const separator = process.argv.indexOf('--', 2);
const targets = process.argv.slice(2, separator);
const tests = process.argv.slice(separator + 1);
if (separator < 0 || targets.length === 0 || tests.length === 0) {
  throw new Error('usage: npm run test:mutation -- FILE[:LINE-LINE]... -- TEST...');
}

/** In milliseconds; a change may make a loop endless. */
const PATIENCE = 120_000;

/** What is loaded in place of a file. */
const replaced = new Map<string, string>();

async function open(): Promise<Vitest> {
  const load = (id: string): string | undefined => replaced.get(id);
  const plugins = [{ name: 'mutant', enforce: 'pre' as const, load }];
  return await createVitest(
    'test',
    { config: false, watch: true, bail: 1, reporters: [{}], maxWorkers: 1, testTimeout: 60_000 },
    { plugins, server: { watch: null } },
  );
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** Whether a test fails. */
async function isNoticed(vitest: Vitest): Promise<boolean> {
  const specifications = await vitest.globTestSpecifications(tests);
  const { testModules, unhandledErrors } = await vitest.runTestSpecifications(specifications);
  if (testModules.length === 0) throw new Error('no tests');
  return unhandledErrors.length > 0 || testModules.some((module) => !module.ok());
}

let vitest = await open();
if (await isNoticed(vitest)) throw new Error('the tests fail without any change');

for (const target of targets) {
  const [name = '', lines] = target.split(':');
  const [first = 1, last = Infinity] = lines?.split('-').map(Number) ?? [];
  const path = resolve(name);
  const text = readFileSync(path, 'utf8');
  const mutants = listMutants(text, path).filter(({ line }) => line >= first && line <= last);
  const survivors: Mutant[] = [];
  for (const mutant of mutants) {
    replaced.set(path, text.slice(0, mutant.start) + mutant.replacement + text.slice(mutant.end));
    vitest.invalidateFile(path);
    let timer: NodeJS.Timeout | undefined;
    const ending = new Promise<'endless'>((done) => {
      timer = setTimeout(done, PATIENCE, 'endless');
    });
    const noticed = await Promise.race([isNoticed(vitest), ending]);
    clearTimeout(timer);
    if (noticed === 'endless') {
      await vitest.close();
      vitest = await open();
    }
    if (noticed !== false) continue;
    survivors.push(mutant);
    const was = text.slice(mutant.start, mutant.end);
    say(`${name}:${String(mutant.line)} ${was} -> ${mutant.replacement} survived`);
  }
  replaced.delete(path);
  vitest.invalidateFile(path);
  const noticed = mutants.length - survivors.length;
  say(`${name}: ${String(noticed)} of ${String(mutants.length)} changes are noticed`);
}
await vitest.close();
