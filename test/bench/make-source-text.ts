import type { Random } from './random.ts';

const WORDS =
  'account batch buffer client config cursor entry event field filter header index item label limit node offset order owner page path point query range reader record region request result row scope session shape stage state store stream table target text timer total type unit user value view width window writer'.split(
    ' ',
  );

const LINES: readonly ((word: () => string, number: () => string) => string)[] = [
  (word) => `import { ${word()}, ${word()} } from './${word()}/${word()}.js';`,
  (word) => `export function ${word()}Of(${word()}, ${word()}) {`,
  (word, number) => `  const ${word()} = ${word()}.${word()}(${number()});`,
  (word) => `  if (${word()} === undefined) throw new Error("no ${word()} in this ${word()}");`,
  (word) => `  return ${word()}.map((${word()}) => ${word()}.${word()} ?? ${word()});`,
  (word) => `  // The ${word()} of a ${word()} is read before its ${word()} is known.`,
  (word, number) => `  ${word()}["${word()}-${word()}"] = ${number()};`,
  (word, number) =>
    `  <div className="${word()}-${word()} ${word()}-${number()}">{${word()}}</div>`,
  () => '}',
  () => '',
];

/** How many lines there are to one that a rule has to judge: a key that is read from where it belongs. */
const LINES_PER_MENTION = 20_000;

/** Source text without a secret. @param length in characters, at least */
export function makeSourceText(random: Random, length: number): string {
  const word = (): string => WORDS[random(WORDS.length)] ?? '';
  const number = (): string => String(random(10_000));
  const lines: string[] = [];
  for (let made = 0; made < length;) {
    const line =
      random(LINES_PER_MENTION) === 0
        ? 'const apiKey = process.env.XAI_API_KEY;'
        : (LINES[random(LINES.length)]?.(word, number) ?? '');
    lines.push(line);
    made += line.length + 1;
  }
  return `${lines.join('\n')}\n`;
}
