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

/** How a verdict came about. */
export type How =
  /** Decided for every path there can be, and confirmed by git where the git at hand speaks the dialect. */
  | { readonly kind: 'proved' }
  /** Too complex to decide: git was asked about some paths. */
  | { readonly kind: 'probed'; readonly reason: string }
  /** Git said otherwise than the proof, and git is right. */
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
  /** A path that slips through: the shortest, if this was proved. */
  readonly witness: BytePath;
  /** The line that lets it through; undefined where none ever ignored it. */
  readonly blame: RuleReference | undefined;
}

/** Of one dialect. */
export type DialectVerdict = Covered | DialectGap;

export interface Gap extends DialectGap {
  /** The versions of git that alone have it; undefined for all. */
  readonly onlyIn: Dialect | undefined;
}

/** Of every version of git: covered only where all of them ignore what is required. */
export type Verdict = Covered | Gap;
