import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { buildSystem, requireTools } from './build-system.ts';
import { openCache } from './cache.ts';
import { copyCheckout, copyNode, SYSTEM_PATH } from './copy-in.ts';
import { enterSystem } from './enter-system.ts';
import { installNode } from './install-node.ts';
import { LackError } from './lack.ts';
import { pack } from './pack.ts';
import type { PlaceOptions } from './place.ts';
import { runShortForm } from './run-short-form.ts';
import { runSuites } from './run-suites.ts';
import { runHere } from './runner.ts';
import { NODES, SYSTEMS } from './systems.ts';

/** Below a system, or below the temporary directory. */
const PLACE = 'keyfence-matrix';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    // The oldest and the newest git, and what everybody does; where they cannot be had it is no failure.
    short: { type: 'boolean', default: false },
    // Files of tests, in place of all that depend on git.
    tests: { type: 'string', multiple: true, default: [] },
  },
});
const names = [...SYSTEMS.map(({ suite }) => suite), ...NODES.map((release) => `node-${release}`)];
const unknown = positionals.find((name) => !names.includes(name));
if (unknown !== undefined) throw new Error(`no ${unknown}; there are ${names.join(', ')}`);

const cache = openCache();
const directory = mkdtempSync(join(tmpdir(), `${PLACE}-`));
try {
  const tarball = pack(directory);
  for (const name of names.filter(isWanted)) {
    const started = performance.now();
    const told = attempt(() => tryOne(name, tarball));
    print(`${name}: ${told} (${((performance.now() - started) / 1000).toFixed(0)} s)`);
  }
} finally {
  rmSync(directory, { recursive: true });
}

function isWanted(name: string): boolean {
  if (positionals.length > 0) return positionals.includes(name);
  return !values.short || name === SYSTEMS[0]?.suite || name === SYSTEMS.at(-1)?.suite;
}

/** What went well, or not. */
function attempt(work: () => string): string {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof LackError)) {
      process.exitCode = 1;
      return `FAILED: ${error instanceof Error ? error.message : String(error)}`;
    }
    if (!values.short) process.exitCode = 1;
    return `not tried: ${error.message}`;
  }
}

function tryOne(name: string, tarball: string): string {
  const system = SYSTEMS.find(({ suite }) => suite === name);
  if (system === undefined) {
    const bin = installNode(name.slice('node-'.length), cache);
    const git = dirname(spawnSync('sh', ['-c', 'command -v git'], { encoding: 'utf8' }).stdout);
    const place = join(directory, PLACE);
    const options = {
      run: runHere,
      directory: place,
      seenAs: place,
      path: `${bin}:${git}:${SYSTEM_PATH}`,
    };
    return `${tellVersions(options)}; ${runShortForm(tarball, options)}`;
  }
  requireTools();
  const top = buildSystem(system, cache);
  copyNode(top);
  const place = { directory: `/tmp/${PLACE}`, seenAs: join(top, 'tmp', PLACE) };
  const options = { run: enterSystem(top), path: SYSTEM_PATH, ...place };
  const told = `${tellVersions(options)}; ${runShortForm(tarball, options)}`;
  if (values.short) return told;
  copyCheckout(top);
  return `${told}; ${runSuites(top, values.tests)}`;
}

function tellVersions({ run, path }: PlaceOptions): string {
  const ask = (command: string): string =>
    run([command, '--version'], { cwd: '/', env: { PATH: path } }).stdout.trim();
  return `${ask('git')}, Node ${ask('node')}`;
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
