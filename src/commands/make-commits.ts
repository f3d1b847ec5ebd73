import { detectRange } from '../ci/detect-range.ts';
import type { Config } from '../config.ts';
import { escapeControls } from '../escape-controls.ts';
import { listPublished } from '../git/list-published.ts';
import { resolveRange } from '../git/resolve-range.ts';
import { listCuts } from '../git/whole-history.ts';
import type { Flags } from '../parse-arguments.ts';
import { redactPath } from '../redact-path.ts';
import { parseShard } from '../shard.ts';
import { makeHistorySource } from '../sources/history.ts';
import { makeJudge } from '../sources/judge.ts';
import { makeRangeSource } from '../sources/range.ts';
import type { Source } from '../sources/source.ts';
import type { Surroundings } from './scan.ts';

/**
 * The source that one of `listCommitModes` asks for.
 * @throws UsageError, GitError when the commits are not there
 */
export async function makeCommits(
  flags: Flags,
  root: string,
  config: Config,
  { tell, watch }: Pick<Surroundings, 'tell' | 'watch'>,
): Promise<Source> {
  const judge = makeJudge(config);
  if (flags['history']) {
    const shard = typeof flags['shard'] === 'string' ? parseShard(flags['shard']) : undefined;
    return makeHistorySource(root, judge, { shard, watch });
  }
  const cuts = await listCuts(root);
  if (flags['ci']) {
    const { choice, ...range } = await detectRange(process.env, root, cuts);
    tell(escapeControls(redactPath(choice, config)));
    return makeRangeSource({ ...range, cuts, emptyNote: 'no commits' }, root, judge, watch);
  }
  const { commits, since } = flags;
  const range = typeof commits === 'string' ? commits : `${String(since)}..HEAD`;
  const revisions = await resolveRange(range, root, cuts);
  const published = await listPublished(range, revisions, root);
  return makeRangeSource(
    { revisions, published, cuts, emptyNote: `no commits in ${range}` },
    root,
    judge,
    watch,
  );
}
