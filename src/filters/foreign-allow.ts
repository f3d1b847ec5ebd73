import type { Locator } from '../locator.ts';
import type { Filter } from './filter.ts';

/** The comments by which other scanners are told to let a line pass. */
const MARKERS: readonly RegExp[] = [
  /gitleaks:allow/g,
  /pragma: ?allowlist[ -]secret/gi,
  /secretlint-disable-line/g,
  /trufflehog:ignore/g,
  /ggignore/g,
];

/** Suppresses what stands on a line that another scanner is told to let pass. */
export function makeForeignAllowFilter(text: string, locator: Locator): Filter {
  // Once for the text, and not for each finding: a line may be megabytes long and hold very many.
  const marked = new Map<number, string>();
  for (const marker of MARKERS) {
    for (const { 0: found, index } of text.matchAll(marker)) {
      const { line } = locator.locate(index, index);
      if (!marked.has(line)) marked.set(line, found);
    }
  }
  return ({ place }) => {
    const found = place && marked.get(place.line);
    return found === undefined ? undefined : { by: 'foreign-allow', reason: found };
  };
}
