import type { Linter } from 'eslint';
import { VERSION } from '../version.ts';
import { findDirectives } from './directives.ts';
import { findParser } from './find-parser.ts';
import { LineStarts } from './line-starts.ts';
import { stubServices } from './stub-services.ts';

interface TextProgram {
  readonly ast: object;
  readonly visitorKeys: Readonly<Record<string, readonly string[]>>;
  readonly services: object;
}

/**
 * Parses any text into an empty program, whose comments are the directives in it. A parser of ESLint's
 * own language and not a language of its own: rules for JavaScript that are on everywhere meet a tree
 * that they know, and nothing in it.
 */
function parseText(text: string): TextProgram {
  const lines = new LineStarts(text);
  const place = (start: number, end: number): object => ({
    range: [start, end],
    loc: { start: lines.locate(start), end: lines.locate(end) },
  });
  const comments = findDirectives(text).map(({ start, end, isLasting, value }) => ({
    // ESLint believes what holds from here on only in a block comment.
    type: isLasting ? 'Block' : 'Line',
    value,
    ...place(start, end),
  }));
  const program = { type: 'Program', sourceType: 'script', body: [], tokens: [], comments };
  return {
    ast: { ...program, ...place(0, text.length) },
    visitorKeys: { Program: [] },
    services: stubServices,
  };
}

/** The parser for every file that no other plugin of the project has one for. */
export const textParser: Linter.Parser = {
  // The cache of ESLint wants a name.
  meta: { name: 'keyfence/text-parser', version: VERSION },
  parseForESLint(text: string, options?: { readonly filePath?: string }) {
    const parser = findParser(options?.filePath ?? '');
    return (parser?.parseForESLint(text, options) ?? parseText(text)) as never;
  },
};
