import { rules } from '../../rules/index.ts';
import { apiKey } from '../../rules/sample.ts';
import type { Draw } from './draw.ts';
import { drawLines } from './draw-lines.ts';
import { hideRandomly } from './hide-randomly.ts';
import { LONG } from './long-keys.ts';

/** A text with something in it that is found, and the same text with that or something near it changed. */
export interface DrawnVersions {
  readonly path: string;
  readonly before: string;
  readonly after: string;
  /** What was drawn. */
  readonly name: string;
}

interface Snippet {
  readonly name: string;
  readonly text: string;
  readonly path?: string;
}

const PATHS = [
  ...[
    'a.ts',
    'a.py',
    'a.go',
    'a.json',
    'a.yml',
    'a.toml',
    'a.md',
    'a.txt',
    'a.sh',
    'a.csv',
    'a.sql',
  ],
  ...['.env.example', 'Dockerfile', 'compose.yml', 'vite.config.ts', '.mcp.json', 'a.ipynb', 'a'],
];

const EXAMPLES: readonly Snippet[] = rules
  .filter((rule) => rule.kind === 'text')
  .flatMap(({ id, examples }) =>
    examples.leaks.map((leak, at) => ({
      name: `${id} ${String(at)}`,
      ...(typeof leak === 'string' ? { text: leak } : leak),
    })),
  );

function drawSnippet(draw: Draw): Snippet {
  const kind = draw.below(10);
  if (kind < 4) return draw.pick(EXAMPLES);
  if (kind < 6) {
    const { name, text } = hideRandomly(draw, 1 + draw.below(2));
    return { name, text };
  }
  const name = draw.pick(Object.keys(LONG));
  const key = apiKey(1 + draw.below(1e6));
  return { name, text: LONG[name]?.(draw, key) ?? key };
}

/** @param around where most changes are: at its beginning, at its end, somewhere in it */
function change(text: string, draw: Draw, { start, end }: { start: number; end: number }): string {
  const place = draw.pick([start, start, end, end, start + draw.below(end - start + 1), -1]);
  const at = place === -1 ? draw.below(text.length) : Math.max(0, place - 12 + draw.below(24));
  const size = draw.pick([1, 2, 8, 40, 200]);
  const line = text.lastIndexOf('\n', at) + 1;
  const lineEnd = text.indexOf('\n', at) + 1 || text.length;
  return draw.pick<() => string>([
    () => text.slice(0, at) + text.slice(at + size),
    () => text.slice(0, at) + draw.words(1 + draw.below(9), ' ') + text.slice(at),
    () => text.slice(0, at) + '*'.repeat(size) + text.slice(at + size),
    () => text.slice(0, line) + text.slice(lineEnd),
    () => `${text.slice(0, line)}${drawLines(draw, 1 + draw.below(8))}\n${text.slice(line)}`,
    () => text.slice(0, line) + text.slice(line).replace(/^(?:[^\n]*\n){1,30}/, ''),
  ])();
}

/** Two versions of a text, one of which something is found in. */
export function drawVersions(draw: Draw): DrawnVersions {
  const { name, text, path = draw.pick(PATHS) } = drawSnippet(draw);
  const before = `${drawLines(draw, draw.below(120))}\n`;
  const behind = `\n${drawLines(draw, draw.below(120))}\n`;
  const after = before + text + behind;
  let old = after;
  const around = { start: before.length, end: before.length + text.length };
  for (let changes = draw.pick([1, 1, 1, 2, 3]); changes > 0; changes--)
    old = change(old, draw, around);
  return { path, before: old, after, name };
}
