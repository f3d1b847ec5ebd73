import { redactText } from '../match/redact-text.ts';
import { toOwnCommand } from '../package/own-command.ts';
import type { Paint } from '../reporters/paint.ts';
import { escapeControls } from '../text/escape-controls.ts';
import { wrapText } from '../text/wrap.ts';
import type { Verdict } from './verdict.ts';

const COLUMN = 18;

/** The properties of the output. */
export interface Layout {
  readonly paint: Paint;
  /** Columns of the terminal. */
  readonly width: number;
}

/** The diagnosis, for people. It quotes lines of hooks and file names, which may contain a key. */
export function formatDiagnosis(
  verdicts: ReadonlyMap<string, Verdict>,
  notes: readonly string[],
  manager: string,
  isBypassed: boolean,
  { paint, width }: Layout,
): string {
  const kinds = new Set([...verdicts.values()].map(({ kind }) => kind));
  const [style, conclusion] = conclude(kinds, isBypassed);
  const also = notes.map((note) => `  ${wrapText(`- ${toText(note)}`, width - 2, '    ')}\n`);
  return [
    formatVerdicts(verdicts, 'stopped a planted key, and let a clean commit pass', {
      paint,
      width,
    }),
    ...(also.length === 0 ? [] : ['\nAlso\n', ...also]),
    `\n${paint(style, wrapText(toText(`${conclusion} (${manager})`), width))}\n`,
  ].join('');
}

/**
 * A line for each hook.
 * @param blocks the text for one that stopped the key
 */
export function formatVerdicts(
  verdicts: ReadonlyMap<string, Verdict>,
  blocks: string,
  { paint, width }: Layout,
  column: number = COLUMN,
): string {
  const lines = [...verdicts].map(([name, verdict]) => {
    const [style, word, reason] = describe(verdict, blocks);
    const text = [paint(style, word), toText(reason)].filter(Boolean).join(': ');
    return `${toText(name).padEnd(column)}${wrapText(text, width - column, ' '.repeat(column))}\n`;
  });
  return lines.join('');
}

function toText(text: string): string {
  return escapeControls(redactText(toOwnCommand(text)));
}

type Style = Parameters<Paint>[0];

function describe(verdict: Verdict, blocks: string): readonly [Style, string, string] {
  switch (verdict.kind) {
    case 'blocks':
      return ['green', blocks, ''];
    case 'inspected': {
      const others = verdict.others.join('; ');
      return ['yellow', 'inspected, not executed', `calls keyfence, and also runs ${others}`];
    }
    case 'leaks':
      return [['bold', 'red'], 'A KEY WOULD PASS', verdict.reason];
    case 'inconclusive':
      return ['yellow', 'NOT PROVEN', verdict.reason];
  }
}

function conclude(
  kinds: ReadonlySet<Verdict['kind']>,
  isBypassed: boolean,
): readonly [Style, string] {
  if (isBypassed || kinds.has('leaks')) return [['bold', 'red'], 'A key would pass here.'];
  if (kinds.has('inconclusive'))
    return ['yellow', 'It is not proven that a key would be stopped here.'];
  return kinds.has('inspected')
    ? [
        'yellow',
        'A key would be stopped here, judging by inspection; "keyfence doctor --run-hooks" proves it.',
      ]
    : ['green', 'A key would be stopped here.'];
}
