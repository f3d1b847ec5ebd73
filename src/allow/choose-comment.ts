import { COMMENT_STYLES, type WrittenComment } from '../../rules/allow-comments/comment-styles.ts';
import { isInsideString } from './is-inside-string.ts';

/** A comment for a line of its own, or why there cannot be one. */
export type ChosenComment = Omit<WrittenComment, 'files'> | { readonly impossible: string };

const BY_FILE = new Map(
  COMMENT_STYLES.flatMap(({ written }) =>
    written ? written.files.split(' ').map((file) => [file, written] as const) : [],
  ),
);

/** Names that may continue after a dot: `.env.local`, `Dockerfile.dev`. */
const FAMILY = /^(?<first>\.env|dockerfile|containerfile|makefile|jenkinsfile)\./;
const SCRIPTS: Readonly<Record<string, string>> = { node: 'js', deno: 'ts', bun: 'ts' };
/** Markup that contains other languages. */
const MARKUP = /\.(?:html?|vue|svelte|astro)$/;
const MARKDOWN = /\.(?:md|markdown|mdown)$/;
const JSX = /\.[jt]sx?$/;
const JSX_COMMENT = { before: '{/* ', after: ' */}' };
/** Has to stay at the beginning of a file. */
const BEGINNING = /^\uFEFF?(?:#!|<\?|<!doctype)/i;

/**
 * The comment for a line of its own before another line.
 * @param lines of the file, without line ends
 * @param index of the other line, from 0
 */
export function chooseComment(
  path: string,
  lines: readonly string[],
  index: number,
): ChosenComment {
  const name = (path.split('/').pop() ?? path).toLowerCase();
  const language = findLanguage(name, lines, index);
  const written = language === undefined ? undefined : BY_FILE.get(language);
  if (!written) return { impossible: 'files of that kind have no comments' };
  if (index === 0 && BEGINNING.test(lines[0] ?? '')) {
    return { impossible: 'nothing may come before the first line' };
  }
  if (/\\\s*$/.test(lines[index - 1] ?? '')) {
    return { impossible: 'the line above continues on this one' };
  }
  if (isInsideString(written.before.trim(), lines, index, name)) {
    return { impossible: 'it is inside a text of several lines' };
  }
  return JSX.test(name) && isBetweenTags(lines, index) ? JSX_COMMENT : written;
}

function findLanguage(name: string, lines: readonly string[], index: number): string | undefined {
  const inner = findInnerLanguage(name, lines.slice(0, index));
  if (inner !== undefined) return inner;
  if (BY_FILE.has(name)) return name;
  const ending = /\.(?<ending>[^.]+)$/.exec(name)?.groups?.['ending'];
  if (ending !== undefined && BY_FILE.has(ending)) return ending;
  const first = FAMILY.exec(name)?.groups?.['first'];
  if (first !== undefined && ending !== 'json') return first;
  if (ending !== undefined || !lines[0]?.startsWith('#!')) return undefined;
  const words = lines[0].split(/[\s/]/);
  const program = words.findLast((word) => /^[a-z]+[\d.]*$/.test(word)) ?? '';
  return SCRIPTS[program] ?? 'sh';
}

/** The language of a block in Markdown or markup, if it differs. */
function findInnerLanguage(name: string, before: readonly string[]): string | undefined {
  if (MARKUP.test(name)) {
    const text = before.join('\n').toLowerCase();
    const last = Math.max(text.lastIndexOf('<script'), text.lastIndexOf('</script'));
    const style = Math.max(text.lastIndexOf('<style'), text.lastIndexOf('</style'));
    if (last > style && text.startsWith('<script', last)) return 'js';
    return style > last && text.startsWith('<style', style) ? 'css' : undefined;
  }
  if (!MARKDOWN.test(name)) return undefined;
  if (before[0] === '---' && !before.slice(1).includes('---')) return 'yml';
  let fence: string | undefined;
  for (const line of before) {
    const found = /^\s{0,3}(?:>\s?)?(?:`{3,}|~{3,})\s*(?<language>[\w+#.-]*)/.exec(line);
    if (found) fence = fence === undefined ? (found.groups?.['language'] ?? '') : undefined;
  }
  if (fence === undefined) return undefined;
  return FENCES[fence] ?? fence;
}

/** Names of languages in code blocks, if they differ from the extensions. */
const FENCES: Readonly<Record<string, string>> = {
  javascript: 'js',
  typescript: 'ts',
  python: 'py',
  ruby: 'rb',
  shell: 'sh',
  console: 'sh',
  rust: 'rs',
  golang: 'go',
  csharp: 'cs',
  kotlin: 'kt',
  dotenv: '.env',
  powershell: 'ps1',
  // Preformatted text.
  '': 'none',
};

/** Whether a JavaScript comment would be text: between JSX tags. */
function isBetweenTags(lines: readonly string[], index: number): boolean {
  const line = lines[index]?.trim() ?? '';
  const before = lines.slice(0, index).findLast((one) => one.trim() !== '') ?? '';
  return /(?<!=)>\s*$/.test(before) && (line.startsWith('<') || line.includes('</'));
}
