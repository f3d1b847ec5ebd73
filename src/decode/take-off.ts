import type { Span } from '../redactor.ts';
import type { Layer } from './layers/layer.ts';
import { Splice, type Written } from './splice.ts';

/** How far from what a layer wrote the rest of a secret, or its name, may stand. */
const REACH = 640;

/**
 * The surroundings of what some layers wrote, with that decoded; `undefined` where they wrote nothing
 * that matters.
 */
export function takeOff(
  layers: readonly Layer[],
  text: string,
  isWorthIt: (decoded: string) => boolean,
): Splice | undefined {
  const written: Written[] = [];
  for (const { name, find } of layers) {
    for (const stretch of find(text, isWorthIt)) written.push({ ...stretch, layer: name });
  }
  const kept: Written[] = [];
  let behind = 0;
  for (const { start, end, stretches } of listSurroundings(text, setApart(written))) {
    if (!isWorthIt(new Splice(text, stretches, { start, end }).text)) continue;
    kept.push({ start: behind, end: start, text: '\n', layer: undefined });
    for (const stretch of stretches) kept.push(stretch);
    behind = end;
  }
  if (kept.length === 0) return undefined;
  return new Splice(text, kept, { start: 0, end: behind });
}

/**
 * In order; of two that overlap the first, and the one that was found first. What may go on behind
 * the place where pieces are held apart can be told when they are put together.
 */
function setApart(written: readonly Written[]): Written[] {
  let end = 0;
  const apart = [...written]
    .sort((a, b) => a.start - b.start)
    .filter((stretch) => {
      if (stretch.start < end) return false;
      end = stretch.end;
      return true;
    });
  return apart.filter(({ mayGoOn = false, end }, i) => {
    const next = apart[i + 1];
    return !mayGoOn || next?.text !== '' || next.start !== end;
  });
}

interface Surroundings extends Span {
  readonly stretches: readonly Written[];
}

function* listSurroundings(text: string, written: readonly Written[]): Generator<Surroundings> {
  let stretches: Written[] = [];
  let [start, end] = [0, 0];
  for (const stretch of written) {
    if (stretches.length > 0 && stretch.start > end) {
      yield { start, end, stretches };
      stretches = [];
    }
    if (stretches.length === 0) start = Math.max(end, stretch.start - REACH);
    end = Math.min(text.length, stretch.end + REACH);
    stretches.push(stretch);
  }
  if (stretches.length > 0) yield { start, end, stretches };
}
