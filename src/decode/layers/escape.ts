import type { Layer, Stretch } from './layer.ts';
import { replaceEach } from './replace-each.ts';

// JSON (RFC 8259, 7), ECMAScript (`\x78`, `\u{78}`, octal), Python and C (`\U00000078`).
// Many backslashes in a row are one stretch, so that a text of nothing else has few.
const ESCAPE =
  /(?<run>(?:\\\\){2,}(?!\r?\n))|\\(?:u(?<four>[\da-fA-F]{4})|u\{(?<braced>[\da-fA-F]{1,8})\}|x(?<two>[\da-fA-F]{2})|U(?<eight>[\da-fA-F]{8})|(?<octal>[0-3]?[0-7]{1,2})|(?<single>[nrtbf"'`/]|\\(?!\r?\n)))/g;

const SHORT_OCTAL = /^\\[0-7]{1,2}$/;

const SINGLE: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };

/** Escapes of strings in JSON and in programming languages. */
export const escape: Layer = {
  name: 'escapes',
  find: (text): Iterable<Stretch> =>
    replaceEach(
      text,
      ESCAPE,
      ({ run, four, braced, two, eight, octal, single }) => {
        if (run !== undefined) return run.slice(run.length / 2);
        if (single !== undefined) return SINGLE[single] ?? single;
        if (octal !== undefined) return Number.parseInt(octal, 8);
        return Number.parseInt(four ?? braced ?? two ?? eight ?? '', 16);
      },
      (written) => SHORT_OCTAL.test(written),
    ),
};
