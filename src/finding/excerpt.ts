import { partitionPoint } from '../collections/partition-point.ts';
import { copyText } from '../text/copy-text.ts';
import { escapeControls } from '../text/escape-controls.ts';
import type { Locator } from '../text/locator.ts';
import type { Region } from '../text/region.ts';
import { makeRedactorFor, type Redactor } from './redactor.ts';
import { listGaps, type SecretSpan } from './replace-spans.ts';

/** The source line of a finding, ready to print: secrets redacted, control characters escaped, shortened. */
export interface Excerpt {
  readonly text: string;
  /** Where the caret line begins, in columns of `text`, from 0. */
  readonly caret: number;
  readonly caretLength: number;
}

/** Columns on either side of a finding in a long line. */
const CONTEXT = 60;
/** How much text is needed for them, because secrets shrink when they are redacted. */
const WINDOW = 2 * CONTEXT;
const CUT = '…';
/** Characters of secrets. */
const TOKEN = /[\w+/~=-]/;

/**
 * The excerpts of findings in one text, in order.
 * @param spans every secret of the text, in order, without overlaps
 * @param secrets that must not be shown
 */
export function makeExcerpts(
  locator: Locator,
  regions: readonly Region[],
  spans: readonly SecretSpan[],
  secrets: Iterable<string>,
): Excerpt[] {
  const lines = regions.map((region) => cutLine(locator, region, spans));
  const redactor = makeRedactorFor(
    secrets,
    lines.flatMap(({ text, spans }) => listGaps(text, spans)),
  );
  return lines.map((line) => redactLine(line, redactor));
}

/** The part of a line around a finding, not redacted yet. */
interface CutLine {
  readonly text: string;
  /** The secrets in it. */
  readonly spans: readonly SecretSpan[];
  /** Where the finding begins and ends in it. */
  readonly start: number;
  readonly end: number;
  /** Whether the line goes on before and after it. */
  readonly isCutBefore: boolean;
  readonly isCutAfter: boolean;
}

function cutLine(locator: Locator, region: Region, spans: readonly SecretSpan[]): CutLine {
  const line = locator.lineText(region.line);
  const lineStart = region.start - (region.column - 1);
  const start = region.column - 1;
  const end = Math.min(line.length, region.end - lineStart);

  // The line is shortened before it is redacted, because it may be megabytes long, but never inside a secret.
  // Pieces of other tokens are left out: they may be the end of an unknown secret, and too short to look like
  // one.
  const near = takeNear(spans, region.start - WINDOW, lineStart + end + WINDOW);
  const first = Math.min(start, Math.max(0, (near[0]?.start ?? region.start) - lineStart));
  const last = Math.max(end, Math.min(line.length, (near.at(-1)?.end ?? region.start) - lineStart));
  const from = skipCutToken(line, Math.max(0, Math.min(start - WINDOW, first)), first);
  const to = dropCutToken(line, Math.min(line.length, Math.max(end + WINDOW, last)), last);
  return {
    text: line.slice(from, to),
    spans: near.map(({ start, end, value }) => ({
      start: Math.max(0, start - lineStart) - from,
      end: Math.min(line.length, end - lineStart) - from,
      value,
    })),
    start: start - from,
    end: end - from,
    isCutBefore: from > 0,
    isCutAfter: to < line.length,
  };
}

function redactLine(line: CutLine, redactor: Redactor): Excerpt {
  const redacted = redactor.redactLine(line.text, line.spans);
  const caret = redacted.move(line.start);
  const caretEnd = Math.max(redacted.move(line.end), caret + 1);
  return cut(redacted.text, caret, caretEnd, line.isCutBefore, line.isCutAfter);
}

function skipCutToken(line: string, from: number, limit: number): number {
  if (from === 0 || !TOKEN.test(line.charAt(from - 1))) return from;
  let at = from;
  while (at < limit && TOKEN.test(line.charAt(at))) at++;
  return at;
}

function dropCutToken(line: string, to: number, limit: number): number {
  if (to === line.length || !TOKEN.test(line.charAt(to))) return to;
  let at = to;
  while (at > limit && TOKEN.test(line.charAt(at - 1))) at--;
  return at;
}

/** The spans that overlap a part of the text. */
function takeNear(spans: readonly SecretSpan[], from: number, to: number): SecretSpan[] {
  const first = partitionPoint(spans, ({ end }) => end <= from);
  const near: SecretSpan[] = [];
  for (let at = first, span = spans[at]; span && span.start < to; span = spans[++at])
    near.push(span);
  return near;
}

function cut(
  text: string,
  caret: number,
  end: number,
  cutBefore: boolean,
  cutAfter: boolean,
): Excerpt {
  const from = Math.max(0, caret - CONTEXT);
  const to = Math.min(text.length, end + CONTEXT);
  const before = escapeControls(text.slice(from, caret));
  const shown = escapeControls(text.slice(caret, end));
  const after = escapeControls(text.slice(end, to)).trimEnd();
  const isCut = from > 0 || cutBefore;
  // Indentation does not matter.
  const lead = isCut ? CUT + before : before.trimStart();
  const tail = to < text.length || cutAfter ? CUT : '';
  const excerpt = copyText(lead + shown + after + tail);
  return { text: excerpt, caret: lead.length, caretLength: shown.length };
}
