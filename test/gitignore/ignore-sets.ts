import fc from 'fast-check';
import type { IgnoreFile } from '../../src/gitignore/engine/ignore-rule.ts';

/** Names of files and directories, each for something that goes wrong easily. */
const NAMES = [
  ...['a', 'b', 'A', 'ab', 'foo', 'config', '.env', '.ENV', '.env.x', '.env.local', '.env.example'],
  ...['env', 'x.env', '.envrc', 'secrets.ts', 'secrets.', 'secrets.yml', 'private', 'key'],
  ...['a b', 'a ', 'a\t', '[a]', 'a]', '-', '^', '!a', '#a', '*', '?', ':a', '\\a', 'a\\', 'a\nb'],
  ...['\x01', '\x0b', '\x7f', '\xc3\xa9', '\xff', '{a,b}', '@', 'Z', '_', '0', '...'],
] as const;

const name = fc.constantFrom(...NAMES);

/** One byte of a name, in some of the ways in which a pattern can say it; or something else. */
const disguises: readonly ((byte: string) => string)[] = [
  (byte) => byte,
  (byte) => byte,
  (byte) => `\\${byte}`,
  (byte) => `[${byte}]`,
  (byte) => `[!${byte}]`,
  (byte) => `[^x${byte}-]`,
  (byte) => `[${byte.toUpperCase()}]`,
  (byte) => `[A-${byte}]`,
  (byte) => `[${byte}-]`,
  (byte) => `[${byte}-a-z]`,
  (byte) => `[]${byte}]`,
  (byte) => `[\\${byte}-\\z]`,
  () => '?',
  () => '*',
  () => '**',
  () => '***',
  () => '',
  (byte) => byte.toUpperCase(),
  () => '[[:alpha:]]',
  () => '[[:upper:][:digit:].]',
  () => '[![:space:]]',
  () => '[[:punct:]-z]',
  () => '[[:cntrl:]]',
  () => '[[:xdigit:]_]',
  () => '[[:foo:]]',
  () => '[[:alpha]',
  () => '[[.]',
  () => '{a,b}',
];

const disguisedName = fc
  .tuple(name, fc.array(fc.tuple(fc.nat(), fc.constantFrom(...disguises)), { maxLength: 2 }))
  .map(([text, changes]) => {
    const bytes = Array.from(text);
    for (const [position, disguise] of changes) {
      const at = position % bytes.length;
      bytes[at] = disguise(bytes[at] ?? '');
    }
    return bytes.join('');
  });

const part = fc.oneof(
  { weight: 5, arbitrary: name },
  { weight: 6, arbitrary: disguisedName },
  { weight: 3, arbitrary: fc.constantFrom('*', '**', '?', '*.*', '.*', '*.ts', '.env*', '.env.*') },
  {
    weight: 2,
    arbitrary: fc.constantFrom('secrets.*', '.env', '.env.?*', '*env', '**a', 'a**', ''),
  },
);

const structured = fc
  .record({
    bang: fc.constantFrom('', '', '!'),
    open: fc.constantFrom('', '', '/', '**/', '*/', 'a**/'),
    parts: fc.array(part, { minLength: 1, maxLength: 3 }),
    separator: fc.constantFrom('/', '/', '/', '\\/', '//'),
    close: fc.constantFrom('', '', '', '/', '/**', '/*', '/**/', '**'),
  })
  .map(({ bang, open, parts, separator, close }) => bang + open + parts.join(separator) + close);

/** Whatever the characters with a meaning spell. */
const junk = fc.string({ unit: fc.constantFrom(...'ab.*?[]!^-\\/:#e ~A'.split('')), maxLength: 9 });

/** Lines that cover what the tests require, or take the cover away. */
const usual = fc.constantFrom(
  ...['.env', '.env.*', '.env*', '*.env', '**/secrets.*', 'secrets.*', 'private/', '/config/key'],
  ...['*', '/*', '*/', '!*/', '!.env.example', '!.gitignore', '!.env', '!.env.*', '!/a/', '!a'],
);

const pattern = fc.oneof(
  { weight: 8, arbitrary: structured },
  { weight: 2, arbitrary: junk },
  { weight: 8, arbitrary: usual },
);

const line = fc
  .tuple(pattern, fc.constantFrom('', '', '', '', ' ', '  ', '\\ ', '\\  ', '\t', '\0x', ' # no'))
  .map(([text, end]) => text + end);

/** The bytes of an ignore file: line endings, byte order mark and a missing last newline included. */
const content = fc
  .record({
    mark: fc.constantFrom('', '', '', '\xef\xbb\xbf', '\xff\xfe'),
    lines: fc.array(line, { minLength: 1, maxLength: 7 }),
    ending: fc.constantFrom('\n', '\n', '\r\n', '\r\r\n'),
    last: fc.boolean(),
  })
  .map(({ mark, lines, ending, last }) => {
    return Buffer.from(mark + lines.join(ending) + (last ? ending : ''), 'latin1');
  });

const directory = fc.array(name, { minLength: 1, maxLength: 2 }).map((parts) => parts.join('/'));

/** The ignore files of a repository: none or one at the root, and up to two below. */
export const ignoreFiles: fc.Arbitrary<IgnoreFile[]> = fc
  .tuple(
    fc.option(content, { nil: undefined, freq: 8 }),
    fc.dictionary(directory, content, { maxKeys: 2 }),
  )
  .map(([root, nested]) => [
    ...(root === undefined ? [] : [{ path: '.gitignore', bytes: root }]),
    ...Object.entries(nested).map(([path, bytes]) => ({ path: `${path}/.gitignore`, bytes })),
  ]);

/** A few names, most of them out of the ignore files, so that rules and paths meet. */
export function namesFor(files: readonly IgnoreFile[]): fc.Arbitrary<string[]> {
  const used = NAMES.filter((some) =>
    files.some(({ path, bytes }) => {
      return path.split('/').includes(some) || Buffer.from(bytes).includes(some, 0, 'latin1');
    }),
  );
  const known = used.length === 0 ? name : fc.constantFrom(...used);
  return fc.uniqueArray(fc.oneof({ weight: 2, arbitrary: known }, { weight: 1, arbitrary: name }), {
    minLength: 3,
    maxLength: 6,
  });
}

/** Every path of these names down to a depth. */
export function pathsOf(names: readonly string[], depth: number): string[] {
  if (depth === 1) return [...names];
  return [
    ...names,
    ...names.flatMap((top) => pathsOf(names, depth - 1).map((path) => `${top}/${path}`)),
  ];
}
