import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkIgnore } from '../../src/gitignore/check-ignore.ts';
import { matches, type Automaton } from '../../src/gitignore/automaton.ts';
import { decideCoverage, type Coverage } from '../../src/gitignore/decide-coverage.ts';
import { decidePath } from '../../src/gitignore/decide-path.ts';
import type { IgnoreFile } from '../../src/gitignore/ignore-rule.ts';
import { knowPaths } from '../../src/gitignore/known-paths.ts';
import { parseIgnoreFiles } from '../../src/gitignore/parse-ignore-file.ts';
import { compileRequiredPattern } from '../../src/gitignore/required-pattern.ts';
import { ignoreFiles, namesFor, pathsOf } from './ignore-sets.ts';

/** To search longer: `KEYFENCE_DECISIONS=1000000 npx vitest run test/gitignore/agreement.test.ts`. */
const DECISIONS = Number(process.env['KEYFENCE_DECISIONS'] ?? 100_000);
/** The first seed; fast-check names the failing one. */
const SEED = Number(process.env['KEYFENCE_SEED'] ?? Date.now() % 2 ** 31);

const REQUIRED = ['.env', '.env.*', '**/secrets.*', '/config/key', 'private/', 'a/**/*.env'];
const TEMPLATES = ['.env.example'];

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

test(
  'the engine decides every path as git does, and by the same line',
  { timeout: 3_600_000 },
  async () => {
    let decisions = 0;
    const batch = fc.oneof(
      situation.map((alone) => [{ ...alone, folder: '' }]),
      fc
        .array(situation, { minLength: 20, maxLength: 20 })
        .map((some) => some.map((each, index) => ({ ...each, folder: `s${String(index)}/` }))),
    );
    const property = fc.asyncProperty(batch, fc.boolean(), async (placed, ignoreCase) => {
      const questions = placed.map((each) => {
        const files = placeFiles(each);
        const paths = pathsOf(each.names, each.names.length > 4 ? 3 : 4);
        return { files, paths: paths.map((path) => each.folder + path) };
      });
      const files = questions.flatMap((question) => question.files);
      const answers = await checkIgnore({
        files,
        paths: questions.flatMap(({ paths }) => paths),
        ignoreCase,
      });
      let at = 0;
      for (const question of questions) {
        const rules = parseIgnoreFiles(question.files, ignoreCase);
        const known = knowPaths(question.files.map(({ path }) => path));
        for (const path of question.paths) {
          const kind = known.directories.has(path) ? 'directory' : 'file';
          const { ignored, rule } = decidePath(rules, path, kind);
          const by = rule && { file: rule.file, line: rule.line, text: rule.text };
          expect({ path, ignored, rule: by }, show(question.files)).toEqual(answers[at++]);
        }
      }
      decisions += answers.length;
    });
    for (let seed = SEED; decisions < DECISIONS; seed++) {
      await fc.assert(property, { seed, numRuns: 10 });
    }
  },
);

test('git confirms every verdict of the engine', { timeout: 3_600_000 }, async () => {
  const verdicts = { covered: 0, gap: 0, undecided: 0 };
  const witnesses = new Map(REQUIRED.map((pattern) => [pattern, new Set<string>()] as const));
  const batch = fc
    .array(fc.oneof(situation, coveredFirst), { minLength: 20, maxLength: 20 })
    .map((some) => some.map((each, index) => ({ ...each, folder: `s${String(index)}/` })));
  const property = fc.asyncProperty(batch, fc.boolean(), async (placed, ignoreCase) => {
    const checks = placed.flatMap((each) => {
      return REQUIRED.map((pattern) => judge(each, pattern, ignoreCase));
    });
    const files = placed.flatMap(placeFiles);
    const answers = await checkIgnore({
      files,
      paths: checks.flatMap(({ probes }) => probes),
      ignoreCase,
    });
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
  const numRuns = Math.ceil(DECISIONS / 10_000);
  await fc.assert(property, { seed: SEED, numRuns });

  // What slips through is what the required pattern alone would have ignored.
  for (const [pattern, paths] of witnesses) {
    const files = [{ path: '.gitignore', bytes: Buffer.from(pattern) }];
    const answers = await checkIgnore({ files, paths: [...paths], ignoreCase: false });
    expect(answers.filter(({ ignored }) => !ignored)).toEqual([]);
  }
  // Of 120 in a run; both kinds have to be tried often.
  expect(Math.min(verdicts.covered, verdicts.gap)).toBeGreaterThan(numRuns * 10);
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

function judge(placed: Placed, pattern: string, ignoreCase: boolean): Check {
  const { files, folder, names } = placed;
  const required = compileRequiredPattern(pattern, ignoreCase);
  const known = knowPaths(files.map(({ path }) => path));
  const rules = parseIgnoreFiles(files, ignoreCase);
  const question = { rules, required, templates: TEMPLATES, ignoreCase, known };
  const coverage = decideCoverage(question);
  const probes = requiredPaths(required, names).filter((path) => {
    return !known.directories.has(path) && !isTemplate(path, ignoreCase);
  });
  if (coverage.kind === 'gap') probes.push(coverage.witness);
  const context = `${pattern} in ${show(files)}, ignoreCase ${String(ignoreCase)}`;
  return { context, pattern, folder, coverage, probes: probes.map((path) => folder + path) };
}

/** Paths that a required pattern matches: every one of the names, and of endings that no rule expects. */
function requiredPaths(required: Automaton, names: readonly string[]): string[] {
  const usual = [
    '.env',
    '.env.q',
    '.env.local',
    'secrets.ts',
    'secrets.q',
    'key',
    'config',
    'private',
  ];
  const few = [...new Set([...names.slice(0, 3), 'config', 'private', 'a', 'q'])];
  const paths = ['', ...pathsOf(few, 2).map((path) => `${path}/`)].flatMap((above) => {
    return [...new Set([...names, ...usual])].map((name) => above + name);
  });
  return paths.filter((path) => matches(required, path));
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
