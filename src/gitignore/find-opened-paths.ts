import type { BytePath } from './byte-path.ts';
import { checkIgnore } from './check-ignore.ts';
import { isTooLarge } from './is-too-large.ts';
import { canBeFile, knowPaths } from './known-paths.ts';
import type { IgnoreAnswer } from './parse-check-ignore.ts';
import { parseIgnoreFiles } from './parse-ignore-file.ts';
import { probePaths } from './probe-paths.ts';
import type { IgnoreWorld } from './read-ignore-world.ts';
import { compileRequiredPattern } from './required-pattern.ts';
import { makeTemplateCheck } from './template-check.ts';
import type { Gap } from './verdict.ts';

/**
 * A path of each gap that was ignored before and slips through now, as git says; the shortest that is
 * tried: the witness, usual names, and what the lines of both sides mean.
 * @param before each of the commits that the next one follows
 * @returns in the order of the gaps; `undefined` for one that was there before
 * @throws GitError
 */
export async function findOpenedPaths(
  gaps: readonly Gap[],
  now: IgnoreWorld,
  before: readonly IgnoreWorld[],
  templates: readonly string[],
): Promise<(IgnoreAnswer | undefined)[]> {
  if (before.length === 0) return gaps.map(() => undefined);
  const tried = listTried(gaps, now, before, templates);
  // Of all gaps at once: each question is a process.
  let opened = await askGitOf(now, new Set(tried.flat()), ({ ignored }) => !ignored);
  for (const world of before) {
    const old = await askGitOf(world, opened.keys(), ({ ignored }) => ignored);
    opened = new Map([...opened].filter(([path]) => old.has(path)));
  }
  return tried.map((paths) =>
    paths
      .flatMap((path) => opened.get(path) ?? [])
      .reduce<IgnoreAnswer | undefined>(
        (shortest, answer) =>
          shortest && shortest.path.length <= answer.path.length ? shortest : answer,
        undefined,
      ),
  );
}

/** The paths to try, for each gap. */
function listTried(
  gaps: readonly Gap[],
  now: IgnoreWorld,
  before: readonly IgnoreWorld[],
  templates: readonly string[],
): BytePath[][] {
  const { ignoreCase, tracked } = now;
  const known = knowPaths(tracked);
  // A line that is gone may have kept out what it names, as a new re-inclusion lets in what it names.
  const rules = [now, ...before]
    .filter((world) => !isTooLarge(world.files))
    .flatMap((world) => parseIgnoreFiles(world.files, ignoreCase))
    .map((rule) => ({ ...rule, negated: true }));
  const isTemplate = makeTemplateCheck(templates, ignoreCase);
  return gaps.map(({ pattern, witness }) => {
    const required = compileRequiredPattern(pattern, ignoreCase);
    const probes = probePaths({ required, rules, directories: [...known.directories] });
    return [witness, ...probes].filter((path) => canBeFile(known, path) && !isTemplate(path));
  });
}

/** What git answers for the paths, where that is wanted. */
async function askGitOf(
  { files, ignoreCase }: IgnoreWorld,
  paths: Iterable<BytePath>,
  isWanted: (answer: IgnoreAnswer) => boolean,
): Promise<Map<BytePath, IgnoreAnswer>> {
  const answers = await checkIgnore({ files, paths: [...paths], ignoreCase });
  return new Map(answers.filter(isWanted).map((answer) => [answer.path, answer]));
}
