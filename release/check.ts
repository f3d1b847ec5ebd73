import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildExecutable } from './build-executable.ts';
import { checkExecutable } from './check-executable.ts';
import { checkTarball } from './check-tarball.ts';
import { checkWorkflows } from './check-workflows.ts';
import { packTarball } from './pack-tarball.ts';
import { listObstacles } from './readiness.ts';
import { runProgram } from './run-program.ts';

const top = process.cwd();

/** What each step checks; it throws when anything is wrong, and may return what it has measured. */
const STEPS: Readonly<Record<string, () => unknown>> = {
  /** Types, lint, order of the folders, format, unused code, the package. */
  static: () => void runProgram('npm', ['run', '--silent', 'static']),
  test: () => void runProgram('npm', ['test']),
  /** The scan of ourselves. */
  scan: () => void runProgram('npm', ['start']),
  workflows: checkWorkflows,
  /** Known vulnerabilities; the registry is asked. */
  audit: () => void runProgram('npm', ['audit', '--audit-level=moderate']),
  executable: () => inScratch(async (scratch) => checkExecutable(await buildExecutable(scratch))),
  tarball: () =>
    inScratch(async (scratch) => {
      const staging = join(scratch, 'package');
      const tarball = await packTarball(top, staging, scratch);
      checkTarball(tarball, top, staging, join(scratch, 'user'));
      return `${tarball.size} bytes`;
    }),
};

/** `npm run release:check -- [STEP...]`: all steps, or some. @returns whether all are fine */
async function main(names: readonly string[]): Promise<boolean> {
  const unknown = names.find((name) => !(name in STEPS));
  if (unknown !== undefined)
    throw new Error(`no step "${unknown}"; there are ${Object.keys(STEPS).join(', ')}`);
  let isFine = true;
  for (const [name, check] of Object.entries(STEPS)) {
    if (names.length > 0 && !names.includes(name)) continue;
    const started = performance.now();
    const result = await attempt(check);
    if (result.startsWith('failed')) isFine = false;
    const seconds = Math.round((performance.now() - started) / 1000);
    process.stdout.write(`${name}: ${result} (${seconds} s)\n`);
  }
  // What only the owner can do fails no check, and is refused when it is published.
  for (const obstacle of listObstacles(top)) process.stdout.write(`open: ${obstacle}\n`);
  return isFine;
}

async function attempt(check: () => unknown): Promise<string> {
  try {
    const measured = await check();
    return typeof measured === 'string' ? `ok, ${measured}` : 'ok';
  } catch (error) {
    return `failed\n${error instanceof Error ? error.message : String(error)}\n`;
  }
}

async function inScratch<T>(work: (directory: string) => Promise<T>): Promise<T> {
  const directory = mkdtempSync(join(tmpdir(), 'keyfence-check-'));
  try {
    return await work(directory);
  } finally {
    rmSync(directory, { recursive: true, force: true, maxRetries: 10 });
  }
}

main(process.argv.slice(2)).then(
  (isFine) => {
    process.exitCode = isFine ? 0 : 1;
  },
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 2;
  },
);
