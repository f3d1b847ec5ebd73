import { escapeXml } from '../../../src/reporters/escape-xml.ts';
import { parseColors, type Piece } from './parse-colors.ts';
import type { Step } from './record-session.ts';

/** Colours of a terminal, by the names of styles. */
export type Theme = Readonly<Record<string, string>>;

/** GitHub's own, each at least 4.5 to 1 on its background. https://primer.style/primitives */
export const THEMES: Readonly<Record<'light' | 'dark', Theme>> = {
  light: {
    background: '#f6f8fa',
    frame: '#d1d9e0',
    text: '#1f2328',
    gray: '#59636e',
    red: '#cf222e',
    green: '#116329',
    yellow: '#7d4e00',
    blue: '#0969da',
    magenta: '#8250df',
    cyan: '#1b7c83',
  },
  dark: {
    background: '#0d1117',
    frame: '#3d444d',
    text: '#f0f6fc',
    gray: '#9198a1',
    red: '#ff7b72',
    green: '#3fb950',
    yellow: '#d29922',
    blue: '#58a6ff',
    magenta: '#bc8cff',
    cyan: '#39c5cf',
  },
};

const COLUMNS = 80;
const CHARACTER = 8.4;
const LINE = 20;
const MARGIN = 20;
/** Seconds. */
const TYPING = 0.05;
const PAUSE = 0.8;

/**
 * A session in a terminal as an SVG: commands are typed, then their output is there. It plays once and
 * stays; where nothing may move, all of it is there from the beginning.
 */
export function renderTerminal(steps: readonly Step[], theme: Theme): string {
  const lines: string[] = [];
  let time = PAUSE;
  const add = (pieces: readonly Piece[], cover = ''): void => {
    const y = MARGIN + lines.length * LINE;
    const text = pieces.map(renderPiece).join('');
    lines.push(
      `<g style="animation-delay:${time.toFixed(2)}s" transform="translate(${MARGIN} ${y})"><text y="15">${text}</text>${cover}</g>`,
    );
  };
  for (const [index, { command, output }] of steps.entries()) {
    if (index > 0) add([]);
    const width = command.length * CHARACTER;
    const duration = command.length * TYPING;
    const isComment = command.startsWith('#');
    // What hides the letters that are not typed yet moves away, one letter at a time.
    const cover = `<rect class="cover" x="${2 * CHARACTER}" width="${width.toFixed(1)}" height="${LINE}" style="animation:type ${duration.toFixed(2)}s steps(${command.length}) ${time.toFixed(2)}s both;--width:${width.toFixed(1)}px"/>`;
    const typed = { text: command, styles: isComment ? ['gray'] : ['bold'] };
    add([{ text: '$ ', styles: ['gray'] }, typed], cover);
    time += duration + PAUSE;
    const printed = parseColors(output.trimEnd());
    if (output !== '') for (const line of printed) add(line);
    time += printed.length * 0.1;
  }
  const width = COLUMNS * CHARACTER + 2 * MARGIN;
  const height = lines.length * LINE + 2 * MARGIN;
  const title = escapeXml(steps.map(({ command }) => `$ ${command}`).join('; '));
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" xml:space="preserve" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img">`,
    `<title>A terminal: ${title}</title>`,
    `<style>${renderStyle(theme)}</style>`,
    `<rect x="0.5" y="0.5" width="${width - 1}" height="${height - 1}" rx="8" class="screen"/>`,
    ...lines,
    '</svg>',
    '',
  ].join('\n');
}

function renderPiece({ text, styles }: Piece): string {
  const content = escapeXml(text);
  return styles.length === 0 ? content : `<tspan class="${styles.join(' ')}">${content}</tspan>`;
}

function renderStyle({ background = '', frame = '', text = '', ...colors }: Theme): string {
  const classes = Object.entries(colors).map(([name, color]) => `.${name}{fill:${color}}`);
  return [
    `text{font:14px ui-monospace,SFMono-Regular,Menlo,Consolas,"DejaVu Sans Mono",monospace;white-space:pre;fill:${text}}`,
    `.screen{fill:${background};stroke:${frame}}`,
    `.cover{fill:${background};opacity:0}`,
    '.bold{font-weight:600}.italic{font-style:italic}.underline{text-decoration:underline}',
    `.dim{fill:${colors['gray'] ?? ''}}`,
    ...classes,
    'g{animation:show 0.01s backwards}',
    '@keyframes show{from{opacity:0}}',
    '@keyframes type{from{opacity:1}to{opacity:1;transform:translateX(var(--width))}}',
    '@media (prefers-reduced-motion){g,.cover{animation:none!important}}',
  ].join('');
}
