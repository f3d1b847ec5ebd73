import type { Word } from './shell/shell-command.ts';
import { expandVariables, type Variables } from './shell-variables.ts';

/** Between names of files in a script. */
const SEPARATORS = /[^\w./~@+*?:\\-]+/;

/**
 * Parts of a word that may name a file: the word itself, what follows `=`, `@` or `:` in it, and each word of
 * a script.
 */
export function listPaths(word: Word, variables: Variables): string[] {
  const found = new Set<string>();
  for (const written of [word.text, word.raw]) {
    for (const text of expandVariables(written, variables)) {
      const values = text.split(/[=@:]/).slice(1);
      // `${name:-.env}`
      for (const { groups } of text.matchAll(/\$\{\w{1,128}:?[-=](?<otherwise>[^}]{1,1024})\}/g))
        values.push(groups?.['otherwise'] ?? '');
      for (const part of [text, ...values, ...(/[\s"'()]/.test(text) ? splitScript(text) : [])])
        // A flag is not a file, but its value may be one.
        if (/^[^-]/.test(part) && part.length < 1024) found.add(part);
    }
  }
  return [...found];
}

/** The words of a script in another language that may name files. */
export function splitScript(text: string): string[] {
  return text.split(SEPARATORS);
}
