import { readRange, type Range } from './expand-range.ts';
import { findGroups, opensGroup, skipText } from './find-groups.ts';
import { MalformedGlob } from './malformed-glob.ts';

/** Limit for the alternatives of a glob; what people write has some dozens. */
const MOST_ALTERNATIVES = 1000;
const MOST_CHARACTERS = 50_000;
/** How deeply groups may be nested. */
const MOST_DEPTH = 30;

/** Messages for groups that are not expanded, with the syntax to use instead. */
const INSTEAD: Readonly<Record<string, string>> = {
  '+': 'repeats a group with +(…); write @(…) for one of them, * for any text, or "+\\(" for the characters',
  '*': 'repeats a group with *(…); write ?(…) for one of them or none, * for any text, or "*\\(" for a * and a parenthesis',
  '!': 'excludes with !(…); name what is meant, as in {a,b}, or write "!\\(" for the characters',
};

/** A text, a range, or alternatives. */
type Part = string | Range | readonly Sequence[];
type Sequence = readonly Part[];

/**
 * The globs that result from expanding `{a,b}`, `{1..3}`, `@(a|b)` and `?(a|b)`. As in bash, a brace that is
 * not closed, or contains neither a comma nor a range, is text.
 * @throws MalformedGlob when there are too many, or a group repeats or excludes
 */
export function expandAlternatives(glob: string): string[] {
  if (glob.length > MOST_CHARACTERS) throw tooLong();
  const sequence = readSequence(glob);
  const { count, length } = measure(sequence);
  if (count > MOST_ALTERNATIVES || length > MOST_CHARACTERS) throw tooLong();
  return [...new Set(expand(sequence))];
}

function tooLong(): MalformedGlob {
  return new MalformedGlob(
    `stands for more than ${String(MOST_ALTERNATIVES)} globs or ${String(MOST_CHARACTERS)} characters; write * in place of some alternatives`,
  );
}

/** A group that is being read, or the whole glob. */
interface Frame {
  /** Undefined for the whole glob. */
  readonly mark: string | undefined;
  readonly start: number;
  readonly end: number;
  readonly alternatives: Part[][];
  last: Part[];
}

function readSequence(glob: string): Sequence {
  const groups = findGroups(glob);
  const whole = openFrame(undefined, 0, glob.length);
  const frames: Frame[] = [whole];
  let at = 0;
  while (at < glob.length) {
    const frame = frames.at(-1) ?? whole;
    const bracket = opensGroup(glob, at) ? at + 1 : at;
    const end = groups.get(bracket);
    if (end !== undefined) {
      const mark = glob.charAt(at);
      const instead = INSTEAD[mark];
      if (instead !== undefined) throw new MalformedGlob(instead);
      if (frames.length > MOST_DEPTH)
        throw new MalformedGlob(`has groups more than ${String(MOST_DEPTH)} deep in each other`);
      frames.push(openFrame(mark, bracket, end));
      at = bracket + 1;
    } else if (frame.mark !== undefined && at === frame.end) {
      frames.pop();
      (frames.at(-1) ?? whole).last.push(...closeFrame(frame, glob));
      at++;
    } else if (glob[at] === (frame.mark === '{' ? ',' : '|') && frame.mark !== undefined) {
      frame.last = [];
      frame.alternatives.push(frame.last);
      at++;
    } else {
      const end = skipText(glob, at);
      frame.last.push(glob.slice(at, end));
      at = end;
    }
  }
  return whole.last;
}

function openFrame(mark: string | undefined, start: number, end: number): Frame {
  const last: Part[] = [];
  return { mark, start, end, alternatives: [last], last };
}

function closeFrame({ mark, start, end, alternatives, last }: Frame, glob: string): Part[] {
  if (mark === '?') return [[...alternatives, []]];
  if (mark === '@' || alternatives.length > 1) return [alternatives];
  const range = readRange(glob.slice(start + 1, end));
  return range === undefined ? ['{', ...last, '}'] : [range];
}

interface Measure {
  readonly count: number;
  /** A lower bound for all of them together. */
  readonly length: number;
}

/** Larger numbers make no difference. */
const TOO_MUCH = 2 ** 40;

function measure(sequence: Sequence): Measure {
  return sequence.map(measurePart).reduce(
    (before, part) => ({
      count: Math.min(before.count * part.count, TOO_MUCH),
      length: Math.min(before.length * part.count + part.length * before.count, TOO_MUCH),
    }),
    { count: 1, length: 0 },
  );
}

function measurePart(part: Part): Measure {
  if (typeof part === 'string') return { count: 1, length: part.length };
  if ('list' in part) return { count: part.count, length: part.count * part.width };
  return part.map(measure).reduce((before, { count, length }) => ({
    count: before.count + count,
    length: before.length + length,
  }));
}

function expand(sequence: Sequence): string[] {
  return sequence.reduce<string[]>(
    (starts, part) => {
      const ends = expandPart(part);
      return starts.flatMap((start) => ends.map((end) => start + end));
    },
    [''],
  );
}

function expandPart(part: Part): readonly string[] {
  if (typeof part === 'string') return [part];
  return 'list' in part ? part.list() : part.flatMap(expand);
}
