import type { Mutant } from './list-mutants.ts';

/** A mutant that has a number, by which it is switched on. */
export interface NumberedMutant extends Mutant {
  readonly number: number;
}

interface Part {
  readonly start: number;
  readonly end: number;
  readonly mutants: readonly NumberedMutant[];
}

/** Writes all mutants into a file, each behind a switch, so that it is built and loaded once for all of them. */
export function addSwitches(
  text: string,
  mutants: readonly NumberedMutant[],
  module: string,
): string {
  const parts = new Map<string, Part>();
  for (const mutant of mutants) {
    const { start, end } = mutant;
    const key = `${String(start)}-${String(end)}`;
    const before = parts.get(key)?.mutants ?? [];
    parts.set(key, { start, end, mutants: [...before, mutant] });
  }
  // The outer ones first.
  const sorted = [...parts.values()].sort((a, b) => a.start - b.start || b.end - a.end);
  const written = write(text, 0, text.length, sorted);
  return `import { isMutated } from ${JSON.stringify(module)};\n${written}`;
}

/** @param parts that lie between the two offsets, sorted */
function write(text: string, start: number, end: number, parts: readonly Part[]): string {
  let written = '';
  let at = start;
  let rest = parts;
  for (let part = rest[0]; part; part = rest[0]) {
    const { end: last } = part;
    const inner = rest.slice(1).filter((other) => other.end <= last);
    written += text.slice(at, part.start) + switchOver(part, write(text, part.start, last, inner));
    at = last;
    rest = rest.filter((other) => other.start >= last);
  }
  return written + text.slice(at, end);
}

function switchOver({ mutants }: Part, original: string): string {
  let written = original;
  for (const { number, replacement, isStatement } of mutants) {
    const call = `isMutated(${String(number)})`;
    written = isStatement
      ? `{ if (!${call}) { ${written} } }`
      : `(${call} ? (${replacement}) : (${written}))`;
  }
  return written;
}
