import { styleText } from 'node:util';

type Style = Parameters<typeof styleText>[0];

/** Applies a style to a text, if colours are used. */
export type Paint = (style: Style, text: string) => string;

export function makePaint(color: boolean): Paint {
  return (style, text) => (color ? styleText(style, text, { validateStream: false }) : text);
}
