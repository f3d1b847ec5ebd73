import { matches, type Automaton } from '../engine/automaton.ts';
import type { BytePath } from '../engine/byte-path.ts';
import type { Dialect } from '../engine/dialect.ts';
import type { IgnoreAnswer } from '../engine/ignore-answer.ts';
import { isTooLarge } from '../engine/is-too-large.ts';
import { canBeFile, collectKnownPaths } from '../engine/known-paths.ts';
import { listDialects } from '../engine/list-dialects.ts';
import { parseIgnoreFiles } from '../engine/parse-ignore-file.ts';
import { pickGap } from '../engine/pick-gap.ts';
import { probePaths } from '../engine/probe-paths.ts';
import { compileRequiredPattern } from '../engine/required-pattern.ts';
import { makeTemplateCheck } from '../engine/template-check.ts';
import type { Gap } from '../engine/verdict.ts';
import { askDialect } from './ask-dialect.ts';
import { detectDialect } from './detect-dialect.ts';
import type { IgnoreSnapshot } from './read-ignore-snapshot.ts';

/** A path that the change no longer ignores. */
export type NewlyUnignoredPath = Pick<Gap, 'witness' | 'blame' | 'onlyIn'>;

/**
 * For each gap, a path that was ignored before and is not now, on some version of git: the shortest of the
 * witness, usual names, and the paths that lines of both sides match.
 * @param before each parent of the next commit
 * @returns in the order of the gaps; `undefined` for an old gap
 * @throws GitError
 */
export async function findNewlyUnignoredPaths(
  gaps: readonly Gap[],
  now: IgnoreSnapshot,
  before: readonly IgnoreSnapshot[],
  templates: readonly string[],
): Promise<(NewlyUnignoredPath | undefined)[]> {
  if (before.length === 0) return gaps.map(() => undefined);
  const files = [now, ...before].flatMap((snapshot) => snapshot.files);
  const dialects = listDialects(
    files,
    gaps.map(({ pattern }) => pattern),
  );
  const own = await detectDialect(dialects);
  const readings = dialects.map((dialect) => {
    return { dialect, trials: listTrials(gaps, now, before, templates, dialect) };
  });
  // For all gaps at once, because each question is a process.
  const tried = readings.flatMap(({ trials }) => trials.flatMap(({ paths }) => paths));
  const answered = await Promise.all(
    readings.map(async ({ dialect, trials }) => {
      const ask: Ask = async ({ files, ignoreCase }, paths) =>
        await askDialect(dialect, own, { files, paths: [...paths], ignoreCase });
      return { dialect, trials, ...(await findNewlyUnignored(new Set(tried), now, before, ask)) };
    }),
  );
  return gaps.map((_, index) =>
    pickGap(
      answered.map(({ dialect, trials, notIgnored, opened }) => {
        const { required, paths } = getTrial(trials, index);
        return {
          dialect,
          gap: pickShortest(paths.flatMap((path) => opened.get(path) ?? [])),
          letsThrough: (path) => matches(required, path) && notIgnored.has(path),
        };
      }),
    ),
  );
}

type Answers = ReadonlyMap<BytePath, IgnoreAnswer>;
type Ask = (snapshot: IgnoreSnapshot, paths: Iterable<BytePath>) => Promise<Answers>;

/** The paths that are not ignored now, and were ignored in every snapshot before. */
async function findNewlyUnignored(
  paths: ReadonlySet<BytePath>,
  now: IgnoreSnapshot,
  before: readonly IgnoreSnapshot[],
  ask: Ask,
): Promise<{ readonly notIgnored: Answers; readonly opened: Answers }> {
  const notIgnored = new Map([...(await ask(now, paths))].filter(([, { ignored }]) => !ignored));
  let opened = notIgnored;
  for (const snapshot of before) {
    const old = await ask(snapshot, opened.keys());
    opened = new Map([...opened].filter(([path]) => old.get(path)?.ignored === true));
  }
  return { notIgnored, opened };
}

function pickShortest(
  answers: readonly IgnoreAnswer[],
): Pick<NewlyUnignoredPath, 'witness' | 'blame'> | undefined {
  const [first, ...others] = answers;
  if (first === undefined) return undefined;
  const { path, rule } = others.reduce(
    (shortest, answer) => (shortest.path.length <= answer.path.length ? shortest : answer),
    first,
  );
  return { witness: path, blame: rule };
}

/** Paths to try for one gap. */
interface Trial {
  readonly required: Automaton;
  readonly paths: readonly BytePath[];
}

function getTrial(trials: readonly Trial[], index: number): Trial {
  const trial = trials[index];
  if (trial === undefined) throw new RangeError(`no gap ${String(index)}`);
  return trial;
}

/** The paths to try, for each gap. */
function listTrials(
  gaps: readonly Gap[],
  now: IgnoreSnapshot,
  before: readonly IgnoreSnapshot[],
  templates: readonly string[],
  dialect: Dialect,
): Trial[] {
  const { ignoreCase, tracked } = now;
  const known = collectKnownPaths(tracked);
  // A removed line may have ignored the paths that it matches, and a new re-inclusion may include those that
  // it matches.
  const rules = [now, ...before]
    .filter((snapshot) => !isTooLarge(snapshot.files))
    .flatMap((snapshot) => parseIgnoreFiles(snapshot.files, ignoreCase, dialect))
    .map((rule) => ({ ...rule, negated: true }));
  const isTemplate = makeTemplateCheck(templates, ignoreCase);
  return gaps.map(({ pattern, witness }) => {
    const required = compileRequiredPattern(pattern, ignoreCase, dialect);
    const probes = probePaths({ required, rules, directories: [...known.directories] });
    const paths = [witness, ...probes].filter(
      (path) => matches(required, path) && canBeFile(known, path) && !isTemplate(path),
    );
    return { required, paths };
  });
}
