/** Files that ESLint lints whether anybody configures them or not. */
export const JAVASCRIPT: string[] = ['**/*.{js,mjs,cjs}'];

/** Files for which plugins bring a processor that hands on the whole file. */
export const YIELDING: string[] = ['**/*.{ts,mts,cts,tsx,vue,svelte,astro}'];

const PROGRAM = /\.(?:[cm]?tsx?|vue|svelte|astro)$/i;

/** Whether a file is one of {@link YIELDING}. */
export function isProgramKind(path: string): boolean {
  return PROGRAM.test(path);
}

const MARKDOWN = /\.(?:md|mdx|markdown)[\\/]?$/i;

/** Whether others look at a file in pieces, or as Markdown. */
export function isMarkdown(path: string): boolean {
  return MARKDOWN.test(path);
}

const LINTED =
  /\.(?:[cm]?tsx?|[cm]?jsx|es\d*|jsm|vue|svelte|astro|[gj]ts|gjs|hbs|marko|json[c5]?|code-workspace|webmanifest|geojson|ya?ml|toml|css|scss|sass|less|pcss|postcss|styl|html?|xhtml|xml|svg|graphqls?|gql|prisma|php|md|mdx|markdown)$/i;

/**
 * Whether a configuration that names files of this kind means to lint them. Of others, such as `.env`, it
 * can only mean to set our rules for them.
 */
export function isLintedKind(path: string): boolean {
  return LINTED.test(path);
}
