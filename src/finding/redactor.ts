import { foldCase } from '../../rules/fold-case.ts';
import type { Span } from '../text/span.ts';
import { PIECE_LENGTH, PieceIndex } from './piece-index.ts';
import { mergeSpans, replaceSpans, type Redacted, type SecretSpan } from './replace-spans.ts';
import { findValueRuns, isPlainWords } from './value-runs.ts';

const TOKEN = /[\w+/~-]{8,}={0,2}/g;
// A long word with digits is likely to be a secret that no rule knows.
const OPAQUE_LENGTH = 24;
const OPAQUE_DIGITS = 3;
const MAX_FOUND = 256;
/** SHA-1 and SHA-256: https://git-scm.com/docs/hash-function-transition */
const OBJECT_ID = /^(?:[\da-f]{40}|[\da-f]{64})$/;

/**
 * A redactor for a few texts. It hides the same as one with all of the secrets, of which a file may have a
 * hundred thousand, but only uses those that have a piece in common with these texts.
 * @param shown the texts that will be redacted, whole or in parts
 */
export function makeRedactorFor(secrets: Iterable<string>, shown: Iterable<string>): Redactor {
  const all = [...secrets];
  const texts = [...shown];
  // Zero bytes are removed before the comparison, which may join separate pieces.
  if (all.length <= 1 || texts.some((text) => text.includes('\0'))) return new Redactor(all);
  const pieces = new PieceIndex(texts);
  return new Redactor(
    all.filter(
      (secret) =>
        secret.length < PIECE_LENGTH || pieces.sharesWith(foldCase(leaveOutZeros(secret))),
    ),
  );
}

/** Hides the secrets of one text wherever they, or pieces of them in any case, would be shown. */
export class Redactor {
  readonly #pieces: PieceIndex;
  /** Too short for pieces. */
  readonly #short: readonly string[];
  readonly #showsObjectIds: boolean;
  /** The last result, because findings of one line are shown with the same text around them. */
  readonly #found = new Map<string, readonly Span[]>();

  /** @param showsObjectIds whether words that look like object ids of git stay, for error messages */
  constructor(
    secrets: Iterable<string>,
    { showsObjectIds = false }: { readonly showsObjectIds?: boolean } = {},
  ) {
    this.#showsObjectIds = showsObjectIds;
    const all = [...secrets];
    this.#pieces = new PieceIndex(all.map(leaveOutZeros));
    this.#short = all.filter(({ length }) => length < PIECE_LENGTH);
  }

  /** Replaces the given spans, whole and partial copies of the secrets, and tokens that could be one. */
  redact(text: string, spans: readonly SecretSpan[] = []): Redacted {
    return this.#redact(text, spans, (gap) => this.#find(gap));
  }

  /** In a line of a file, also replaces whatever is not a word: another secret may be next to the one found. */
  redactLine(text: string, spans: readonly SecretSpan[]): Redacted {
    return this.#redact(text, spans, (gap) =>
      mergeSpans([...this.#find(gap), ...findValueRuns(gap)]),
    );
  }

  /**
   * The same for the name of a file, which has to be recognisable: words stay even if a secret begins with
   * them.
   */
  redactName(text: string): string {
    const copies = mergeSpans(this.#findCopies(text));
    return replaceSpans(
      text,
      copies.filter(({ start, end }) => !isPlainWords(text.slice(start, end))),
    ).text;
  }

  #redact(
    text: string,
    spans: readonly SecretSpan[],
    find: (gap: string) => readonly Span[],
  ): Redacted {
    // Only between the known spans, so that these keep their own form.
    const hidden: SecretSpan[] = [];
    let from = 0;
    // A zero byte inside a copy ends the known part, but not the secret.
    const known = text.includes('\0') ? [...spans, ...this.#findCopies(text)] : spans;
    for (const span of mergeSpans(known)) {
      addFound(hidden, find(text.slice(from, span.start)), from);
      hidden.push(span);
      from = span.end;
    }
    addFound(hidden, find(text.slice(from)), from);
    return replaceSpans(text, hidden);
  }

  /** Replaces only copies of the secrets: a long word in a file name is likely to be a hash. */
  redactCopies(text: string): string {
    return replaceSpans(text, mergeSpans(this.#findCopies(text))).text;
  }

  /** The spans to hide in a text without known spans. */
  #find(text: string): readonly Span[] {
    const known = this.#found.get(text);
    if (known) return known;
    const found = mergeSpans([...this.#findCopies(text), ...this.#findTokens(text)]);
    if (this.#found.size >= MAX_FOUND) this.#found.clear();
    this.#found.set(text, found);
    return found;
  }

  #findCopies(text: string): Span[] {
    const found: Span[] = [];
    for (const secret of this.#short) {
      for (let at = text.indexOf(secret); at !== -1; at = text.indexOf(secret, at + 1)) {
        found.push({ start: at, end: at + secret.length });
      }
    }
    const offsets = text.includes('\0') ? listOffsets(text) : undefined;
    const folded = foldCase(leaveOutZeros(text));
    for (let at = 0, last = PIECE_LENGTH - 1; last < folded.length; at++, last++) {
      if (!this.#pieces.has(folded, at)) continue;
      found.push({ start: offsets?.[at] ?? at, end: (offsets?.[last] ?? last) + 1 });
    }
    return found;
  }

  /** Whole words, because the rest of a changed copy would reveal too much too. */
  *#findTokens(text: string): Generator<Span> {
    for (const { 0: token, index } of text.matchAll(TOKEN)) {
      if (this.#showsObjectIds && OBJECT_ID.test(token)) continue;
      if (looksOpaque(token) || this.#findCopies(token).length > 0) {
        yield { start: index, end: index + token.length };
      }
    }
  }
}

function addFound(hidden: SecretSpan[], found: readonly Span[], from: number): void {
  for (const { start, end } of found) hidden.push({ start: from + start, end: from + end });
}

/** There are zero bytes in UTF-16 that is read as single bytes. */
function leaveOutZeros(text: string): string {
  return text.replaceAll('\0', '');
}

/** The offset of each character that is not zero. */
function listOffsets(text: string): number[] {
  const offsets: number[] = [];
  for (let at = 0; at < text.length; at++) if (text.charCodeAt(at) !== 0) offsets.push(at);
  return offsets;
}

function looksOpaque(token: string): boolean {
  if (token.length < OPAQUE_LENGTH) return false;
  return token
    .split(/[/~-]/)
    .some(
      (word) => word.length >= OPAQUE_LENGTH && word.replace(/\D/g, '').length >= OPAQUE_DIGITS,
    );
}
