import { makeConfig, type ConfigFile } from '../../src/config/config.ts';
import type { SourceFile } from '../../src/files/source-file.ts';
import { lintFile } from '../../src/lint/lint-file.ts';

interface Circumstances extends Partial<SourceFile> {
  readonly config?: ConfigFile;
}

/** What is found in the content of one file, as a scan of a repository would find it. */
export function lintText(
  content: string | Buffer,
  { config: file = {}, ...given }: Circumstances = {},
): ReturnType<typeof lintFile> {
  const config = makeConfig(file);
  const bytes = Buffer.from(content);
  return lintFile({ path: 'a.txt', kind: 'content', tracked: false, bytes, ...given }, config, {
    match: () => undefined,
    isTemplate: () => false,
  });
}

/** The verdicts in the order of the text: the rule of what counts, the filter of what does not. */
export function judgeText(...call: Parameters<typeof lintText>): string[] {
  const { kept, suppressed } = lintText(...call);
  return [
    ...kept.map((finding) => ({ finding, verdict: finding.rule })),
    ...suppressed.map(({ finding, by }) => ({ finding, verdict: by })),
  ]
    .sort((a, b) => (a.finding.region?.start ?? -1) - (b.finding.region?.start ?? -1))
    .map(({ verdict }) => verdict);
}
