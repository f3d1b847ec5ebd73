import type { Layer } from './layer.ts';
import { replaceEach } from './replace-each.ts';

const SOFT_BREAK = /=\r?\n/;
const ENCODED = /=(?:(?<two>[\dA-F]{2})|(?<soft>\r?\n))/gi;

/**
 * E-mail. Without a soft line break `=61` is as likely an assignment.
 * https://datatracker.ietf.org/doc/html/rfc2045#section-6.7
 */
export const quotedPrintable: Layer = {
  name: 'quoted-printable',
  find: (text) =>
    SOFT_BREAK.test(text)
      ? replaceEach(text, ENCODED, ({ two, soft }) =>
          soft === undefined ? Number.parseInt(two ?? '', 16) : '',
        )
      : [],
};
