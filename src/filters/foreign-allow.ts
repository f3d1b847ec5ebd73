import type { Locator } from '../locator.ts';
import type { Filter } from './filter.ts';

/** The comments by which other scanners are told to let a line pass. */
const MARKERS: readonly RegExp[] = [
  /gitleaks:allow/,
  /pragma: ?allowlist[ -]secret/i,
  /secretlint-disable-line/,
  /trufflehog:ignore/,
  /ggignore/,
];

/** Suppresses what stands on a line that another scanner is told to let pass. */
export function makeForeignAllowFilter(text: string, locator: Locator): Filter {
  const present = MARKERS.filter((marker) => marker.test(text));
  return ({ place }) => {
    if (!place || present.length === 0) return undefined;
    const line = locator.lineText(place.line);
    const found = present.map((marker) => marker.exec(line)?.[0]).find(Boolean);
    return found === undefined ? undefined : { by: 'foreign-allow', reason: found };
  };
}
