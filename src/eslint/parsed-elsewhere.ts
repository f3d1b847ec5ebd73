import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const TYPESCRIPT = ['@typescript-eslint/parser', '@babel/eslint-parser'];
const JSON_WITH_COMMENTS = ['jsonc-eslint-parser'];

/** Endings of files that parsers of other plugins read, and what these parsers are called. */
const PARSERS: Readonly<Record<string, readonly string[]>> = {
  vue: ['vue-eslint-parser'],
  svelte: ['svelte-eslint-parser'],
  astro: ['astro-eslint-parser'],
  html: ['@html-eslint/parser', '@angular-eslint/template-parser', 'eslint-plugin-html'],
  mdx: ['eslint-mdx'],
  ts: TYPESCRIPT,
  mts: TYPESCRIPT,
  cts: TYPESCRIPT,
  tsx: TYPESCRIPT,
  json: JSON_WITH_COMMENTS,
  jsonc: JSON_WITH_COMMENTS,
  json5: JSON_WITH_COMMENTS,
  toml: ['toml-eslint-parser'],
  graphql: ['@graphql-eslint/eslint-plugin'],
};

const inUse = new Map<string, boolean>();

/**
 * Whether a parser of another plugin reads the file, and none of ours may. A configuration is told
 * nothing of those beside it, so what counts is which parsers this process has loaded by the time that
 * the first file is looked at.
 */
export function isParsedElsewhere(path: string): boolean {
  const ending = path.slice(path.lastIndexOf('.') + 1).toLowerCase();
  return (PARSERS[ending] ?? []).some((parser) => {
    const known = inUse.get(parser) ?? isInUse(parser);
    inUse.set(parser, known);
    return known;
  });
}

function isInUse(parser: string): boolean {
  const require = createRequire(import.meta.url);
  const folder = join('node_modules', parser, 'package.json').slice(0, -'package.json'.length);
  if (Object.keys(require.cache).some((file) => file.includes(folder))) return true;
  // An ECMAScript module leaves no trace where it is loaded: there it counts that it is installed.
  const project = createRequire(join(process.cwd(), 'eslint.config.js'));
  return (project.resolve.paths(parser) ?? []).some((directory) => {
    const manifest = join(directory, parser, 'package.json');
    return existsSync(manifest) && isModule(readFileSync(manifest, 'utf8'));
  });
}

function isModule(manifest: string): boolean {
  return (JSON.parse(manifest) as { readonly type?: string }).type === 'module';
}
