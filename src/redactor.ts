import { redact } from './secret.ts';

/** A span of a text; `end` is exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A text with its secrets replaced, and where a position of the text went. */
export interface Redacted {
  readonly text: string;
  /** Offset in the redacted text; what lay inside a secret moves to its start. */
  readonly move: (offset: number) => number;
}

// A copy of a secret that is shortened or changed in places still shares runs of this length with it.
const GRAM = 8;
const TOKEN = /[\w+/~-]{8,}={0,2}/g;
// A long word with digits in it is as likely to be a secret that no rule knows.
const OPAQUE_LENGTH = 24;
const OPAQUE_DIGITS = 3;

/** Hides the secrets of one text wherever they, or pieces of them, are about to be shown. */
export class Redactor {
  readonly #grams: Set<string> = new Set<string>();
  /** What the grams of tokens cannot find: too short, or of characters that no token has. */
  readonly #verbatim: string[] = [];

  constructor(secrets: Iterable<string>) {
    for (const secret of secrets) {
      for (let i = 0; i + GRAM <= secret.length; i++) this.#grams.add(secret.slice(i, i + GRAM));
      if (!/^[\w+/~-]{8,}={0,2}$/.test(secret)) this.#verbatim.push(secret);
    }
  }

  /** Replaces the given spans, whole and partial copies of the secrets, and tokens that could be one. */
  redact(text: string, spans: readonly Span[] = []): Redacted {
    const known = mergeSpans(spans);
    const hidden = mergeSpans([...known, ...this.#findCopies(text, known)]);
    let redacted = '';
    let from = 0;
    const moves: Move[] = [];
    for (const { start, end } of hidden) {
      redacted += text.slice(from, start);
      moves.push({ start, end, to: redacted.length });
      redacted += redact(text.slice(start, end));
      from = end;
    }
    redacted += text.slice(from);
    return {
      text: redacted,
      move: (offset) => moveOffset(offset, moves, redacted.length - text.length),
    };
  }

  /** Only between the known spans, so that what is known keeps its own form. */
  #findCopies(text: string, known: readonly Span[]): Span[] {
    const copies: Span[] = [];
    let from = 0;
    for (const { start, end } of [...known, { start: text.length, end: text.length }]) {
      const gap = text.slice(from, start);
      for (const copy of this.#findCopiesIn(gap)) {
        copies.push({ start: from + copy.start, end: from + copy.end });
      }
      from = end;
    }
    return copies;
  }

  *#findCopiesIn(text: string): Generator<Span> {
    for (const secret of this.#verbatim) {
      for (
        let at = text.indexOf(secret);
        at !== -1;
        at = text.indexOf(secret, at + secret.length)
      ) {
        yield { start: at, end: at + secret.length };
      }
    }
    for (const found of text.matchAll(TOKEN)) {
      if (looksOpaque(found[0]) || this.#sharesGram(found[0])) {
        yield { start: found.index, end: found.index + found[0].length };
      }
    }
  }

  #sharesGram(token: string): boolean {
    for (let i = 0; i + GRAM <= token.length; i++) {
      if (this.#grams.has(token.slice(i, i + GRAM))) return true;
    }
    return false;
  }
}

interface Move extends Span {
  /** Where the redacted form begins in the redacted text. */
  readonly to: number;
}

/** @param grown by how much the whole text grew */
function moveOffset(offset: number, moves: readonly Move[], grown: number): number {
  const next = moves.find((move) => move.end > offset);
  if (!next) return offset + grown;
  return Math.min(offset, next.start) - next.start + next.to;
}

function looksOpaque(token: string): boolean {
  return token
    .split(/[/~-]/)
    .some(
      (word) => word.length >= OPAQUE_LENGTH && word.replace(/\D/g, '').length >= OPAQUE_DIGITS,
    );
}

function mergeSpans(spans: readonly Span[]): Span[] {
  const merged: { start: number; end: number }[] = [];
  const ordered = spans.filter((span) => span.end > span.start).sort((a, b) => a.start - b.start);
  for (const span of ordered) {
    const last = merged.at(-1);
    if (last && span.start < last.end) last.end = Math.max(last.end, span.end);
    else merged.push({ start: span.start, end: span.end });
  }
  return merged;
}
