import { toOwnCommand } from '../../package/own-command.ts';
import { DEFAULT_WIDTH, wrap } from '../../text/wrap.ts';

/** A part of a page: a word at the left, and what is said under it. */
export interface PagePart {
  readonly label: string;
  /** Paragraphs are wrapped; what is in `code` is to be copied, and stays as it is. */
  readonly body: readonly (string | { readonly code: string })[];
}

/**
 * A page of a terminal: a title, and parts with their labels in a column of their own. Commands begin with
 * `npx keyfence`, and are shown as they are typed here.
 */
export function formatPage(title: string, given: readonly PagePart[]): string {
  const parts = given.map(toOwn);
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

function toOwn({ label, body }: PagePart): PagePart {
  return {
    label,
    body: body.map((item) =>
      typeof item === 'string' ? toOwnCommand(item) : { code: toOwnCommand(item.code) },
    ),
  };
}
