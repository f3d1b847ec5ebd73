import { quoteForShell } from '../../text/quote-for-shell.ts';

/** A program and its arguments as a command line. */
export function quoteWords(words: readonly string[]): string {
  const [program = '', flag = '', script] = words;
  // The argument of `sh -c` is a command line already.
  const isShell = /(?:^|[/\\])(?:ba|z|da|k|fi)?sh(?:\.exe)?$/.test(program) && /^-\w*c$/.test(flag);
  if (isShell && script !== undefined) return script;
  return words.map(quoteForShell).join(' ');
}
