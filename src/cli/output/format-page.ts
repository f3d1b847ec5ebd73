import { DEFAULT_WIDTH, wrap } from '../../text/wrap.ts';

/** A part of a page: a word at the left, and what is said under it. */
export interface PagePart {
  readonly label: string;
  /** Paragraphs are wrapped; what is in `code` is to be copied, and stays as it is. */
  readonly body: readonly (string | { readonly code: string })[];
}

/** A page of a terminal: a title, and parts with their labels in a column of their own. */
export function formatPage(title: string, parts: readonly PagePart[]): string {
  const indent = Math.max(...parts.map(({ label }) => label.length)) + 2;
  const texts = parts.map(({ label, body }) => {
    const lines = body.flatMap((item) =>
      typeof item === 'string' ? wrap(item, DEFAULT_WIDTH - indent) : [item.code],
    );
    return lines
      .map((line, at) => `${(at === 0 ? label : '').padEnd(indent)}${line}`.trimEnd())
      .join('\n');
  });
  return `${[wrap(title).join('\n'), ...texts].join('\n\n')}\n`;
}
