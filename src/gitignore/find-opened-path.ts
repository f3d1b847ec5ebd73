import { isTooLarge } from './is-too-large.ts';
import { checkIgnore } from './check-ignore.ts';
import { canBeFile, knowPaths } from './known-paths.ts';
import type { IgnoreAnswer } from './parse-check-ignore.ts';
import { parseIgnoreFiles } from './parse-ignore-file.ts';
import { probePaths } from './probe-paths.ts';
import type { IgnoreWorld } from './read-ignore-world.ts';
import { compileRequiredPattern } from './required-pattern.ts';
import { makeTemplateCheck } from './template-check.ts';
import type { Gap } from './verdict.ts';

/**
 * A path of a gap that was ignored before and slips through now, as git says; the shortest that is tried:
 * the witness, usual names, and what the lines of both sides mean.
 * @param before each of the commits that the next one follows
 */
export async function findOpenedPath(
  { pattern, witness }: Gap,
  now: IgnoreWorld,
  before: readonly IgnoreWorld[],
  templates: readonly string[],
): Promise<IgnoreAnswer | undefined> {
  const { ignoreCase, files, tracked } = now;
  if (before.length === 0) return undefined;
  const required = compileRequiredPattern(pattern, ignoreCase);
  const known = knowPaths(tracked);
  // A line that is gone may have kept out what it names, as a new re-inclusion lets in what it names.
  const rules = [now, ...before]
    .filter((world) => !isTooLarge(world.files))
    .flatMap((world) => parseIgnoreFiles(world.files, ignoreCase))
    .map((rule) => ({ ...rule, negated: true }));
  const isTemplate = makeTemplateCheck(templates, ignoreCase);
  const probes = probePaths({ required, rules, directories: [...known.directories] });
  const paths = [witness, ...probes].filter((path) => canBeFile(known, path) && !isTemplate(path));
  const answers = await checkIgnore({ files, paths, ignoreCase });
  let opened = answers.filter(({ ignored }) => !ignored);
  for (const world of before) {
    const some = opened.map(({ path }) => path);
    const old = await checkIgnore({ files: world.files, paths: some, ignoreCase });
    opened = opened.filter((_, index) => old[index]?.ignored === true);
  }
  return opened.toSorted((a, b) => a.path.length - b.path.length)[0];
}
