import type { BytePath } from './byte-path.ts';
import type { Coverage } from './decide-coverage.ts';
import type { IgnoreAnswer } from './ignore-answer.ts';
import type { IgnoreRule } from './ignore-rule.ts';
import type { DialectVerdict, How, RuleReference } from './verdict.ts';

/** The result of the engine, before git is asked. */
export interface Claim {
  readonly pattern: string;
  readonly coverage: Coverage;
  /** The paths that git is asked about: files that the pattern matches, including the witness of a gap. */
  readonly probes: readonly BytePath[];
}

/**
 * The verdict on a claim. Git has the last word: a gap that it does not confirm is not reported, and a path
 * that it does not ignore is a gap.
 * @param notIgnored what git said about the paths that it does not ignore
 */
export function decideVerdict(
  claim: Claim,
  notIgnored: ReadonlyMap<BytePath, IgnoreAnswer>,
): DialectVerdict {
  const { pattern, coverage } = claim;
  const judged = { pattern, probes: claim.probes.length };
  if (coverage.kind === 'gap') {
    const answer = notIgnored.get(coverage.witness);
    if (answer !== undefined) {
      const blame = answer.rule ?? (coverage.blame && refer(coverage.blame));
      const how = { kind: 'proved' } as const;
      return { ...judged, verdict: 'gap', how, witness: coverage.witness, blame };
    }
  }
  const [witness] = claim.probes
    .filter((path) => notIgnored.has(path))
    .sort((a, b) => a.length - b.length);
  const how = getProofKind(coverage, witness);
  if (witness === undefined) return { ...judged, verdict: 'covered', how };
  return { ...judged, verdict: 'gap', how, witness, blame: notIgnored.get(witness)?.rule };
}

function getProofKind(coverage: Coverage, witness: BytePath | undefined): How {
  switch (coverage.kind) {
    case 'undecided':
      return { kind: 'probed', reason: coverage.reason };
    case 'gap':
      return { kind: 'overruled', reason: `git ignores ${JSON.stringify(coverage.witness)}` };
    case 'covered':
      if (witness === undefined) return { kind: 'proved' };
      return { kind: 'overruled', reason: `git does not ignore ${JSON.stringify(witness)}` };
  }
}

function refer({ file, line, text }: IgnoreRule): RuleReference {
  return { file, line, text };
}
