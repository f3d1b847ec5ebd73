import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkIgnore } from '../../src/gitignore/audit/check-ignore.ts';
import { detectDialect } from '../../src/gitignore/audit/detect-dialect.ts';
import { matches } from '../../src/gitignore/engine/automaton.ts';
import { decideCoverage, type Coverage } from '../../src/gitignore/engine/decide-coverage.ts';
import { decidePath } from '../../src/gitignore/engine/decide-path.ts';
import { DIALECTS } from '../../src/gitignore/engine/dialect.ts';
import type { IgnoreAnswer } from '../../src/gitignore/engine/ignore-answer.ts';
import type { IgnoreFile } from '../../src/gitignore/engine/ignore-rule.ts';
import { collectKnownPaths } from '../../src/gitignore/engine/known-paths.ts';
import { parseIgnoreFiles } from '../../src/gitignore/engine/parse-ignore-file.ts';
import { compileRequiredPattern } from '../../src/gitignore/engine/required-pattern.ts';
import { IS_LONG } from '../support/share.ts';
import { ignoreFiles, namesFor, pathsOf } from './ignore-sets.ts';

/** To search longer: `KEYFENCE_DECISIONS=1000000 npx vitest run test/gitignore/agreement.test.ts`. */
const DECISIONS = Number(process.env['KEYFENCE_DECISIONS'] ?? (IS_LONG ? 100_000 : 40_000));
/** The first seed; fast-check names the failing one. */
const SEED = Number(process.env['KEYFENCE_SEED'] ?? Date.now() % 2 ** 31);

const REQUIRED = ['.env', '.env.*', '**/secrets.*', '/config/key', 'private/', 'a/**/*.env'];
const TEMPLATES = ['.env.example'];

/** Git answers in its own. */
const dialect = await detectDialect(DIALECTS);

/** For those who search longer. */
const LONG = { timeout: 3_600_000 };

/** Each comparison tells the one set that it is about; to shrink sixty takes minutes and tells no more. */
const REPORT = { endOnFailure: true };

interface Situation {
  readonly files: readonly IgnoreFile[];
  readonly names: readonly string[];
}

const situation: fc.Arbitrary<Situation> = ignoreFiles.chain((files) => {
  return fc.record({ files: fc.constant(files), names: namesFor(files) });
});

/** Random lines leave gaps nearly always; behind lines that cover, they leave one half of the time. */
const coveredFirst: fc.Arbitrary<Situation> = situation.map(({ files, names }) => {
  const cover = Buffer.from('.env*\n*.env\nsecrets.*\nprivate/\n/config/key\n');
  const root = files.find(({ path }) => path === '.gitignore')?.bytes ?? Buffer.alloc(0);
  const others = files.filter(({ path }) => path !== '.gitignore');
  const bytes = Buffer.concat([cover, root]);
  return { files: [{ path: '.gitignore', bytes }, ...others], names };
});

/** A situation in a directory of its own, so that one git answers for many; empty for the root. */
interface Placed extends Situation {
  readonly folder: string;
}

/** Starting git takes as long as asking it about all paths of ten of these. */
const batch: fc.Arbitrary<Placed[]> = fc
  .array(fc.oneof(situation, coveredFirst), { minLength: 60, maxLength: 60 })
  .map((some) => some.map((each, index) => ({ ...each, folder: `s${String(index)}/` })));

const alone: fc.Arbitrary<Placed[]> = situation.map((each) => [{ ...each, folder: '' }]);

test('the engine decides every path as git does, and by the same line', LONG, async () => {
  let decisions = 0;
  const placed = fc.oneof(batch, alone);
  const property = fc.asyncProperty(placed, fc.boolean(), async (some, ignoreCase) => {
    const questions = some.map((each) => {
      const paths = pathsOf(each.names, each.names.length > 4 ? 3 : 4);
      return { files: placeFiles(each), paths: paths.map((path) => each.folder + path) };
    });
    const answers = await checkIgnore({
      files: questions.flatMap(({ files }) => files),
      paths: questions.flatMap(({ paths }) => paths),
      ignoreCase,
    });
    let at = 0;
    for (const { files, paths } of questions) {
      const rules = parseIgnoreFiles(files, ignoreCase, dialect);
      const known = collectKnownPaths(files.map(({ path }) => path));
      const decided = paths.map((path) => {
        const kind = known.directories.has(path) ? 'directory' : 'file';
        return tell({ path, ...decidePath(rules, path, kind) });
      });
      const told = answers.slice(at, (at += paths.length)).map(tell);
      // One comparison for all, since each takes as long as a decision.
      expect(decided, show(files)).toEqual(told);
    }
    decisions += answers.length;
  });
  for (let seed = SEED; decisions < DECISIONS; seed++) {
    await fc.assert(property, { ...REPORT, seed, numRuns: 1 });
  }
});

function tell({ path, ignored, rule }: IgnoreAnswer): string {
  const by = rule === undefined ? '' : ` by ${rule.file}:${String(rule.line)} ${rule.text}`;
  return `${path} ${ignored ? 'ignored' : 'not ignored'}${by}`;
}

test('git confirms every verdict of the engine', LONG, async () => {
  const verdicts = { covered: 0, gap: 0, undecided: 0 };
  const witnesses = new Map(REQUIRED.map((pattern) => [pattern, new Set<string>()] as const));
  const property = fc.asyncProperty(batch, fc.boolean(), async (placed, ignoreCase) => {
    const checks = placed.flatMap((each) => judge(each, ignoreCase));
    const files = placed.flatMap(placeFiles);
    const paths = [...new Set(checks.flatMap(({ probes }) => probes))];
    const answers = await checkIgnore({ files, paths, ignoreCase });
    const ignored = new Map(answers.map((answer) => [answer.path, answer.ignored]));
    for (const { context, pattern, folder, coverage, probes } of checks) {
      verdicts[coverage.kind]++;
      const slipping = probes.filter((path) => ignored.get(path) === false);
      if (coverage.kind === 'covered') expect(slipping, context).toEqual([]);
      if (coverage.kind !== 'gap') continue;
      expect(slipping, context).toContain(folder + coverage.witness);
      const shorter = slipping.filter(
        (path) => path.length < folder.length + coverage.witness.length,
      );
      expect(shorter.filter(isPlain), context).toEqual([]);
      if (!ignoreCase) witnesses.get(pattern)?.add(coverage.witness);
    }
  });
  const numRuns = Math.ceil(DECISIONS / 34_000);
  await fc.assert(property, { ...REPORT, seed: SEED, numRuns });

  // What slips through is what the required pattern alone would have ignored.
  for (const [pattern, paths] of witnesses) {
    const files = [{ path: '.gitignore', bytes: Buffer.from(pattern) }];
    const answers = await checkIgnore({ files, paths: [...paths], ignoreCase: false });
    expect(answers.filter(({ ignored }) => !ignored)).toEqual([]);
  }
  // Of 360 in each run; both kinds have to be tried often.
  expect(Math.min(verdicts.covered, verdicts.gap)).toBeGreaterThan(numRuns * 30);
  expect(verdicts.undecided).toBe(0);
});

interface Check {
  readonly context: string;
  readonly pattern: string;
  readonly folder: string;
  readonly coverage: Coverage;
  /** Where something would slip through if the verdict were wrong, and the witness. */
  readonly probes: readonly string[];
}

function judge({ files, folder, names }: Placed, ignoreCase: boolean): Check[] {
  const known = collectKnownPaths(files.map(({ path }) => path));
  const rules = parseIgnoreFiles(files, ignoreCase, dialect);
  const candidates = listCandidates(names).filter((path) => {
    return !known.directories.has(path) && !isTemplate(path, ignoreCase);
  });
  return REQUIRED.map((pattern) => {
    const required = compileRequiredPattern(pattern, ignoreCase, dialect);
    const question = { rules, required, templates: TEMPLATES, ignoreCase, known };
    const coverage = decideCoverage(question);
    const probes = candidates.filter((path) => matches(required, path));
    if (coverage.kind === 'gap') probes.push(coverage.witness);
    const context = `${pattern} in ${show(files)}, ignoreCase ${String(ignoreCase)}`;
    return { context, pattern, folder, coverage, probes: probes.map((path) => folder + path) };
  });
}

/** Paths that a required pattern may match: every one of the names, and of endings that no rule expects. */
function listCandidates(names: readonly string[]): string[] {
  const usual = ['.env', '.env.q', '.env.local', 'secrets.ts', 'secrets.q', 'key', 'private'];
  const few = [...new Set([...names.slice(0, 3), 'config', 'private', 'a', 'q'])];
  const last = [...new Set([...names, ...usual, 'config'])];
  const above = ['', ...pathsOf(few, 2).map((path) => `${path}/`)];
  return above.flatMap((directory) => last.map((name) => directory + name));
}

function placeFiles({ files, folder }: Placed): IgnoreFile[] {
  return files.map(({ path, bytes }) => ({ path: folder + path, bytes }));
}

function isTemplate(path: string, ignoreCase: boolean): boolean {
  const name = path.slice(path.lastIndexOf('/') + 1);
  return TEMPLATES.includes(ignoreCase ? name.toLowerCase() : name);
}

/** Whether the path is one that the engine gives before a longer one: with names for every system. */
function isPlain(path: string): boolean {
  return /^[\w./-]*$/.test(path) && !/\.(?:\/|$)/.test(path);
}

function show(files: readonly IgnoreFile[]): string {
  return JSON.stringify(
    files.map(({ path, bytes }) => [path, Buffer.from(bytes).toString('latin1')]),
  );
}
