/** Files that ESLint lints even if no configuration matches them. */
export const JAVASCRIPT: string[] = ['**/*.{js,mjs,cjs}'];

/** Files for which plugins have a processor that yields the whole file. */
export const YIELDING: string[] = ['**/*.{ts,mts,cts,tsx,vue,svelte,astro}'];

const PROGRAM = /\.(?:[cm]?tsx?|vue|svelte|astro)$/i;

/** Whether a file is one of {@link YIELDING}. */
export function isProgramKind(path: string): boolean {
  return PROGRAM.test(path);
}

const MARKDOWN = /\.(?:md|mdx|markdown)[\\/]?$/i;

/** Whether other plugins lint the file as Markdown, or its blocks. */
export function isMarkdown(path: string): boolean {
  return MARKDOWN.test(path);
}

const LINTED =
  /\.(?:[cm]?tsx?|[cm]?jsx|es\d*|jsm|vue|svelte|astro|[gj]ts|gjs|hbs|marko|json[c5]?|code-workspace|webmanifest|geojson|ya?ml|toml|css|scss|sass|less|pcss|postcss|styl|html?|xhtml|xml|svg|graphqls?|gql|prisma|php|md|mdx|markdown)$/i;

/**
 * Whether a configuration for files of this kind is meant to lint them. For others, such as `.env`, it can
 * only be meant to configure keyfence's rules.
 */
export function isLintedKind(path: string): boolean {
  return LINTED.test(path);
}
