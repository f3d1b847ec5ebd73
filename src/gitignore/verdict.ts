import type { BytePath } from './byte-path.ts';

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
  /** Decided for every path there can be, and confirmed by git. */
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

export interface Gap extends Judged {
  readonly verdict: 'gap';
  /** A path that slips through: the shortest, if this was proved. */
  readonly witness: BytePath;
  /** The line that lets it through; undefined where none ever ignored it. */
  readonly blame: RuleReference | undefined;
}

export type Verdict = Covered | Gap;
