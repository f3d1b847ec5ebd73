import type { Draw } from './draw.ts';

type DrawLine = (draw: Draw) => string;

/** Of programs and what is written in them. */
const CODE: readonly DrawLine[] = [
  (draw) =>
    `${' '.repeat(draw.below(3) * 4)}const ${draw.camel(2)} = ${draw.camel(2)}(${draw.word()}, ${draw.word()});`,
  (draw) => `def ${draw.words(2, '_')}(self, ${draw.word()}):`,
  (draw) => `print("${draw.words(3, ' ')}\\n" + ${draw.word()})`,
  (draw) => `if (${draw.camel(2)} =\n    ${draw.word()}) return;`,
  (draw) => `api_key = os.environ["${draw.word().toUpperCase()}_API_KEY"]`,
  () => '}',
  () => '  return nil',
  () => '',
  (draw) => `\t${draw.word()}.${draw.pascal(1)}(${draw.word()})`,
  (draw) => `\tew.writeln(\`${draw.pick(['\t- ', ''])}${draw.words(draw.below(9), ' ')}\`)`,
  (draw) => `\t"${draw.word()}": ${draw.word()}, // ${draw.words(3, ' ')}`,
  (draw) => `\t${draw.word()}()`,
  (draw) => `x = "${draw.word()}" + "${draw.words(2, ' ')}" + ${draw.word()}`,
  (draw) => `  "${draw.words(4, ' ')}" +`,
  (draw) => `  "${draw.words(4, ' ')}",`,
  (draw) => `  "${draw.word()}",`,
  (draw) => `{${draw.list(6, () => String(draw.below(256)), ', ')}},`,
  (draw) => `  ["${draw.word()}", "${draw.word()}", "${draw.word()}"],`,
  (draw) => `const ${draw.word()} = ${draw.word()}.map((x) => x).join(", ");`,
  (draw) => `don't = '${draw.words(3, ' ')}' # isn't ${draw.word()}`,
];

const COMMENTS: readonly DrawLine[] = [
  (draw) => `# ${draw.words(5, ' ')}`,
  (draw) => `// ${draw.words(5, ' ')}`,
  (draw) => `-- ${draw.words(5, ' ')}`,
  (draw) => ` * ${draw.words(5, ' ')}`,
  (draw) => `/* ${draw.words(5, ' ')}`,
  (draw) => `   ${draw.words(5, ' ')} */`,
  (draw) => `/* ${draw.words(5, ' ')} */ ${draw.word()}`,
  (draw) => `# ${draw.base64(48)}`,
];

/** Of data and of documents. */
const DATA: readonly DrawLine[] = [
  (draw) => `  ${draw.word()}: ${draw.words(3, ' ')}`,
  (draw) => `${draw.words(4 + draw.below(12), ' ')}.`,
  (draw) => `    "${draw.word()}": "${draw.words(2, ' ')}",`,
  (draw) => `  - ${draw.word()}`,
  (draw) => `${draw.word().toUpperCase()}=${draw.word()}`,
  (draw) => `- [${draw.words(2, ' ')}](https://example.com/${draw.word()}/${draw.word()})`,
  (draw) => draw.base64(30 + draw.below(40)),
  (draw) => draw.word(),
  (draw) => `    ${draw.word()}`,
  (draw) =>
    `github.com/${draw.word()}/${draw.word()} v1.${String(draw.below(9))}.0/go.mod h1:${draw.base64(32)}`,
  (draw) => `${draw.base64(21)}=`,
  (draw) => `      "integrity": "sha512-${draw.base64(64)}",`,
  (draw) => `    "${draw.word()} = ${draw.word()}(\\"${draw.words(2, ' ')}\\")\\n",`,
  (draw) => `    "# ${draw.words(4, ' ')}\\n",`,
  (draw) => `  --${draw.word()} ${draw.word()} \\`,
  (draw) => `${draw.words(3, ' ')}=`,
  (draw) =>
    `<${draw.word()} ${draw.word()}="${draw.word()}">${draw.words(2, ' ')}</${draw.word()}>`,
  (draw) => `Ключ от ${draw.word()} и ещё`,
  (draw) => `${draw.words(2, '%20')}&${draw.word()}&amp;${draw.word()}\\u0020${draw.word()}`,
  (draw) => `| ${draw.word()} | ${draw.words(2, ' ')} |`,
];

const KINDS: readonly DrawLine[] = [...CODE, ...COMMENTS, ...DATA];

/** Lines as they stand in files of all kinds, in each text of few kinds. */
export function drawLines(draw: Draw, count: number): string {
  const few = Array.from({ length: 1 + draw.below(18) }, () => draw.pick(KINDS));
  return draw.list(count, () => draw.pick(few)(draw));
}
