import type { Span } from '../text/span.ts';
import { redact } from './secret.ts';

/** A span that is a secret. */
export interface SecretSpan extends Span {
  /** The secret, if it is written in another way in the text. */
  readonly value?: string | undefined;
}

/** A text with its secrets replaced, and a map of its positions. */
export interface Redacted {
  readonly text: string;
  /** Offset in the redacted text; a position inside a secret moves to its start. */
  readonly move: (offset: number) => number;
}

/**
 * Replaces each span by the redacted form of its secret.
 * @param spans in order, without overlaps
 */
export function replaceSpans(text: string, spans: readonly SecretSpan[]): Redacted {
  let redacted = '';
  let from = 0;
  const moves: Move[] = [];
  for (const { start, end, value } of spans) {
    redacted += text.slice(from, start);
    moves.push({ start, end, to: redacted.length });
    redacted += redact(value ?? text.slice(start, end));
    from = end;
  }
  redacted += text.slice(from);
  return {
    text: redacted,
    move: (offset) => moveOffset(offset, moves, redacted.length - text.length),
  };
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

/** The spans in order; those that overlap become one. */
export function mergeSpans(spans: readonly SecretSpan[]): SecretSpan[] {
  const merged: SecretSpan[] = [];
  const ordered = spans.filter((span) => span.end > span.start).sort((a, b) => a.start - b.start);
  for (const span of ordered) {
    const last = merged.at(-1);
    if (!last || span.start >= last.end) merged.push(span);
    else if (span.end > last.end) merged[merged.length - 1] = { ...last, end: span.end };
  }
  return merged;
}

/** The text between the known secrets, which is searched for others. */
export function listGaps(text: string, spans: readonly SecretSpan[]): string[] {
  if (text.includes('\0')) return [text];
  const gaps: string[] = [];
  let from = 0;
  for (const { start, end } of mergeSpans(spans)) {
    gaps.push(text.slice(from, start));
    from = end;
  }
  return [...gaps, text.slice(from)];
}
