/**
 * Whether two builds find the same in the same repositories: npx jiti test/bench/compare-findings.ts OLD NEW DIR...
 * OLD and NEW are directories of two builds (dist). Prints what only one of them says of the tree and of the history.
 * --only tree|history leaves the other out. --cache DIR keeps what OLD said, for the next comparison.
 * Ends with 0 when all is the same, with 1 when something differs, with 2 when a build said nothing.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  closeSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';

const LINES_PER_REPORT = 40;

const MODES: Readonly<Record<string, readonly string[]>> = {
  tree: ['scan', '--json'],
  history: ['scan', '--history', '--json'],
};

/** One report of one build: a sentence for each thing that it says, and how often it says it. */
type Sentences = ReadonlyMap<string, number>;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { only: { type: 'string' }, cache: { type: 'string' } },
});
const [oldBuild, newBuild, ...repositories] = positionals.map((path) => resolve(path));
const { only, cache } = values;
if (oldBuild === undefined || newBuild === undefined || repositories.length === 0) {
  throw new Error('needs the dist of two builds, and repositories');
}
if (only !== undefined && !(only in MODES)) throw new Error(`--only ${only}: tree or history`);

const directory = mkdtempSync(join(tmpdir(), 'keyfence-compare-'));
try {
  for (const repository of repositories) {
    for (const [mode, args] of Object.entries(MODES)) {
      if (only !== undefined && mode !== only) continue;
      const name = `${basename(repository)}, ${mode}`;
      try {
        compare(name, repository, args);
      } catch (error) {
        process.exitCode = 2;
        print(`${name}: not compared: ${error instanceof Error ? error.message : String(error)}`);
      }
    }
  }
} finally {
  rmSync(directory, { recursive: true });
}

function compare(name: string, repository: string, args: readonly string[]): void {
  const before = readSentences(readReport(oldBuild ?? '', repository, args, cache));
  const after = readSentences(readReport(newBuild ?? '', repository, args));
  const lost = listMissing(before, after).map((line) => `- ${line}`);
  const gained = listMissing(after, before).map((line) => `+ ${line}`);
  const total = [...after.values()].reduce((sum, count) => sum + count, 0);
  if (lost.length + gained.length === 0) {
    print(`${name}: the same (${total} entries)`);
    return;
  }
  process.exitCode ??= 1;
  print(`${name}: DIFFERENT, ${lost.length} lost, ${gained.length} gained`);
  for (const lines of [lost, gained]) {
    for (const line of lines.slice(0, LINES_PER_REPORT)) print(`  ${line}`);
    if (lines.length > LINES_PER_REPORT) print(`  and ${lines.length - LINES_PER_REPORT} more`);
  }
}

/** Every finding, allowed finding, error and count of a report. Secrets in it are redacted. */
function readSentences(json: string): Sentences {
  const sentences = new Map<string, number>();
  const report = JSON.parse(json) as Readonly<Record<string, unknown>>;
  for (const [name, value] of Object.entries(report)) {
    for (const entry of Array.isArray(value) ? (value as unknown[]) : [value]) {
      const sentence = `${name} ${JSON.stringify(entry)}`;
      sentences.set(sentence, (sentences.get(sentence) ?? 0) + 1);
    }
  }
  return sentences;
}

function listMissing(from: Sentences, other: Sentences): string[] {
  return [...from].flatMap(([sentence, count]) => {
    const missing = count - (other.get(sentence) ?? 0);
    return missing > 0 ? [missing > 1 ? `${missing} times ${sentence}` : sentence] : [];
  });
}

/** @param kept where to keep the report, or to take it from */
function readReport(
  build: string,
  repository: string,
  args: readonly string[],
  kept?: string,
): string {
  const name = `${identify(build, repository, args)}.json`;
  const keptPath = kept === undefined ? undefined : join(kept, name);
  if (keptPath !== undefined && existsSync(keptPath)) return readFileSync(keptPath, 'utf8');
  const path = join(directory, name);
  const output = openSync(path, 'w');
  const { status, stderr } = spawnSync(process.execPath, [join(build, 'cli.cjs'), ...args], {
    cwd: repository,
    stdio: ['ignore', output, 'pipe'],
    encoding: 'utf8',
    maxBuffer: Infinity,
  });
  closeSync(output);
  const json = readFileSync(path, 'utf8');
  // Exit code 2 comes with a report of everything that was found all the same.
  if (status === null || status > 2 || json === '') {
    throw new Error(`${build} ended with ${String(status)}: ${stderr.trim().slice(-500)}`);
  }
  if (kept !== undefined && keptPath !== undefined) {
    mkdirSync(kept, { recursive: true });
    // Copied beside its place first: what is interrupted must not be taken for a report later.
    copyFileSync(path, `${keptPath}.new`);
    renameSync(`${keptPath}.new`, keptPath);
  }
  return json;
}

/** A name for what a build says of a repository, as long as neither changes. */
function identify(build: string, repository: string, args: readonly string[]): string {
  const hash = createHash('sha256').update(JSON.stringify([repository, args]));
  for (const file of readdirSync(build, { recursive: true, encoding: 'utf8' }).sort()) {
    if (file.endsWith('js')) hash.update(readFileSync(join(build, file)));
  }
  for (const ask of [['rev-parse', 'HEAD'], ['status', '--porcelain', '-z'], ['for-each-ref']]) {
    const { status, stdout } = spawnSync('git', ask, { cwd: repository, maxBuffer: Infinity });
    if (status !== 0) throw new Error(`git ${ask.join(' ')} fails in ${repository}`);
    hash.update(stdout);
  }
  return hash.digest('hex').slice(0, 32);
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
