import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { CHECKOUT, SYSTEM_PATH } from './copy-in.ts';
import { enterSystem } from './enter-system.ts';

/** What depends on git and the shell. */
const SUITES = ['situations', 'hooks', 'cli', 'git', 'gitignore'].map((name) => `test/${name}`);
const RESULTS = 'results.json';

interface Results {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly testResults: readonly {
    readonly name: string;
    readonly message: string;
    readonly assertionResults: readonly {
      readonly fullName: string;
      readonly status: string;
      readonly failureMessages: readonly string[];
    }[];
  }[];
}

/** Runs the tests in a system that has the checkout. @throws Error that names each test that fails */
export function runSuites(top: string, filters: readonly string[]): string {
  const file = join(top, CHECKOUT, RESULTS);
  rmSync(file, { force: true });
  const vitest = ['node', 'node_modules/vitest/vitest.mjs', 'run'];
  const reporter = ['--reporter=json', `--outputFile=${RESULTS}`];
  const suites = filters.length > 0 ? filters : SUITES;
  const { status, stdout, stderr } = enterSystem(top)([...vitest, ...reporter, ...suites], {
    cwd: CHECKOUT,
    env: { PATH: SYSTEM_PATH, HOME: '/root', LC_ALL: 'C.UTF-8' },
  });
  const results = readResults(file);
  if (results === undefined) throw new Error(`no test ran:\n${stdout}${stderr}`);
  const told =
    `${String(results.numPassedTests)} tests succeed, ` +
    `${String(results.numPendingTests)} are skipped`;
  if (status === 0) return told;
  const failures = results.testResults.flatMap(({ name, message, assertionResults }) => {
    const failed = assertionResults.filter((result) => result.status === 'failed');
    const path = name.slice(CHECKOUT.length + 1);
    // A file that cannot be loaded has no tests.
    if (failed.length === 0) return message === '' ? [] : [`${path}: ${message}`];
    return failed.map(({ fullName, failureMessages: [reason = ''] }) => {
      return `${path}: ${fullName}: ${reason.split('\n', 1)[0] ?? ''}`;
    });
  });
  throw new Error(`${told}, ${String(failures.length)} fail:\n${failures.join('\n')}`);
}

function readResults(file: string): Results | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Results;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
