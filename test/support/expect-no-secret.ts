import { expect } from 'vitest';
import { keys } from './keys.ts';

/** Four characters may be shown; twice as many would tell too much. */
const WINDOW = 8;
const PIECE = 4;

/** Fails when eight characters in a row of any key are in the output, in whatever encoding git or a file had. */
export function expectNoSecret(...outputs: readonly (string | Buffer)[]): void {
  for (const output of outputs) {
    // UTF-16 that is printed byte by byte shows the key to a person all the same.
    const text = output.toString('latin1').replaceAll('\0', '').replaceAll('\\u0000', '');
    const shown = keys.filter((key) => {
      const body = key.slice(key.lastIndexOf('-') + 1);
      if (!mayShow(text, body)) return false;
      const starts = Array.from({ length: body.length - WINDOW + 1 }, (_, start) => start);
      return starts.some((start) => text.includes(body.slice(start, start + WINDOW)));
    });
    // Not `expect(text)`: a failure would print the secret.
    expect(shown.length, 'number of keys that the output shows').toBe(0);
  }
}

/** A long output is searched for few pieces first: eight characters in a row hold one of them whole. */
function mayShow(text: string, body: string): boolean {
  for (let start = 0; start + PIECE <= body.length; start += WINDOW - PIECE + 1) {
    if (text.includes(body.slice(start, start + PIECE))) return true;
  }
  return false;
}
