import { toOwnCommand } from '../../package/own-command.ts';
import { DEFAULT_WIDTH, wrap } from '../../text/wrap.ts';

/** A part of a page: a label, and the text next to it. */
export interface PagePart {
  readonly label: string;
  /** Paragraphs are wrapped; `code` is to be copied, and is not. */
  readonly body: readonly (string | { readonly code: string })[];
}

/**
 * A page for the terminal: a title, and parts with their labels in a column of their own. Commands begin with
 * `npx keyfence`, and are shown as this project calls keyfence.
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
