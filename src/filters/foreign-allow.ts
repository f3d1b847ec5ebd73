import { partitionPoint } from '../collections/partition-point.ts';
import type { Locator } from '../text/locator.ts';
import type { Comment, DescribeComment, Filter } from './filter.ts';

/** An allow comment of another scanner. */
interface Marker {
  /** Not as a part of another word. */
  readonly word: RegExp;
  /** Which lines it applies to: its own, the next, or all up to `end`. */
  readonly scope: 'line' | 'next line' | 'block';
  readonly end?: RegExp;
}

const MARKERS: readonly Marker[] = [
  // https://github.com/gitleaks/gitleaks#gitleaksallow
  { word: /(?<![\w-])(?:gitleaks|betterleaks):allow(?![\w-])/g, scope: 'line' },
  // https://github.com/Yelp/detect-secrets#inline-allowlisting
  { word: /(?<![\w-])pragma: ?(?:allow|white)list[ -]secret(?![\w-])/gi, scope: 'line' },
  {
    word: /(?<![\w-])pragma: ?(?:allow|white)list[ -]next[ -]?line[ -]secret(?![\w-])/gi,
    scope: 'next line',
  },
  // https://github.com/secretlint/secretlint/tree/master/packages/%40secretlint/secretlint-rule-filter-comments
  { word: /(?<![\w-])secretlint-disable-line(?![\w-])/g, scope: 'line' },
  { word: /(?<![\w-])secretlint-disable-next-line(?![\w-])/g, scope: 'next line' },
  {
    word: /(?<![\w-])secretlint-disable(?![\w-])/g,
    scope: 'block',
    end: /(?<![\w-])secretlint-enable(?![\w-])/g,
  },
  // https://trufflesecurity.com/docs, https://github.com/mongodb/kingfisher
  { word: /(?<![\w-])trufflehog:ignore(?![\w-])/g, scope: 'line' },
  { word: /(?<![\w-])kingfisher:(?:ignore|allow)(?![\w-])/gi, scope: 'line' },
  // https://docs.gitguardian.com/ggshield-docs/reference/secret/ignore
  { word: /(?<![\w-])ggignore(?![\w-])/g, scope: 'line' },
  {
    word: /(?<![\w-])ggignore-start(?![\w-])/g,
    scope: 'block',
    end: /(?<![\w-])ggignore-end(?![\w-])/g,
  },
];

/** A block that another scanner allows: lines, from 1. */
interface Block {
  readonly first: number;
  readonly last: number;
  readonly marker: Marker;
  readonly found: string;
}

/** Suppresses findings that allow comments of other scanners allow. */
export function makeForeignAllowFilter(
  text: string,
  locator: Locator,
  describeComment?: DescribeComment,
): Filter {
  // Once for the text, not for each finding: a line may be megabytes long and have many findings.
  const marked = new Map<number, { readonly found: string; readonly line: number }>();
  /** For each marker, in order. */
  const blocks: Block[][] = [];
  const lineOf = (offset: number): number => locator.locate(offset, offset).line;
  for (const marker of MARKERS) {
    const { word, scope, end } = marker;
    if (end) {
      blocks.push(findBlocks(text, marker, end, lineOf));
      continue;
    }
    for (const { 0: found, index } of text.matchAll(word)) {
      const line = lineOf(index);
      const about = scope === 'line' ? line : line + 1;
      if (!marked.has(about)) marked.set(about, { found, line });
    }
  }
  return ({ region }) => {
    if (!region) return undefined;
    const mark = marked.get(region.line);
    if (mark) {
      const comment = describeComment && { comment: describeComment(mark.line) };
      return { by: 'foreign-allow', reason: mark.found, ...comment };
    }
    const block = blocks.map((ofOne) => findBlock(ofOne, region.line)).find(Boolean);
    if (!block) return undefined;
    const comment = describeComment && {
      comment: describeBlockComment(block, text, describeComment),
    };
    return { by: 'foreign-allow', reason: block.found, ...comment };
  };
}

/** The blocks of one marker; they are not nested. */
function findBlocks(
  text: string,
  marker: Marker,
  end: RegExp,
  lineOf: (offset: number) => number,
): Block[] {
  const blocks: Block[] = [];
  const ends = [...text.matchAll(end)].map(({ index }) => index);
  let next = 0;
  let open = -1;
  for (const { 0: found, index } of text.matchAll(marker.word)) {
    if (index < open) continue;
    while ((ends[next] ?? Infinity) < index) next++;
    const close = ends[next];
    open = close ?? Infinity;
    const last = close === undefined ? Infinity : lineOf(close);
    blocks.push({ first: lineOf(index), last, marker, found });
  }
  return blocks;
}

/** The last block that begins before a line, if it reaches the line. */
function findBlock(blocks: readonly Block[], line: number): Block | undefined {
  const block = blocks[partitionPoint(blocks, ({ first }) => first <= line) - 1];
  return block && line <= block.last ? block : undefined;
}

/** A block existed before only if both ends did: removing its end allows the lines after it. */
function describeBlockComment(
  { first, last, marker }: Block,
  text: string,
  describeComment: DescribeComment,
): Comment {
  const opening = describeComment(first);
  const closing = last === Infinity ? undefined : describeComment(last);
  const count = (pattern: RegExp | undefined, where: string): number =>
    pattern === undefined ? 0 : [...where.matchAll(pattern)].length;
  return {
    withPath: opening.withPath,
    isIn: (older, listUnchanged) =>
      count(marker.word, older) === count(marker.word, text) &&
      count(marker.end, older) === count(marker.end, text) &&
      opening.isIn(older, listUnchanged) &&
      (closing?.isIn(older, listUnchanged) ?? true),
  };
}
