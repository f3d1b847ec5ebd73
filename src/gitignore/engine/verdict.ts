import type { BytePath } from './byte-path.ts';
import type { Dialect } from './dialect.ts';

/** The line of an ignore file. */
export interface RuleReference {
  readonly file: BytePath;
  /** From 1. */
  readonly line: number;
  /** As git shows it, in Latin-1. */
  readonly text: string;
}

/** How a verdict was reached. */
export type How =
  /** Decided for every possible path, and confirmed by git if it speaks the dialect. */
  | { readonly kind: 'proved' }
  /** Too complex to decide: git was asked about some paths. */
  | { readonly kind: 'probed'; readonly reason: string }
  /** Git contradicted the proof, and git is right. */
  | { readonly kind: 'overruled'; readonly reason: string };

interface Judged {
  /** The required pattern. */
  readonly pattern: string;
  readonly how: How;
  /** How many paths git was asked about. */
  readonly probes: number;
}

export interface Covered extends Judged {
  readonly verdict: 'covered';
}

export interface DialectGap extends Judged {
  readonly verdict: 'gap';
  /** A path that is not ignored: the shortest, if this was proved. */
  readonly witness: BytePath;
  /** The line that re-includes it; undefined if none ever ignored it. */
  readonly blame: RuleReference | undefined;
}

/** For one dialect. */
export type DialectVerdict = Covered | DialectGap;

export interface Gap extends DialectGap {
  /** The only versions of git that have it; undefined for all. */
  readonly onlyIn: Dialect | undefined;
}

/** For all versions of git: covered only if all of them ignore what is required. */
export type Verdict = Covered | Gap;
