import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

/** A parser as ESLint calls it. */
export interface Parser {
  readonly parseForESLint: (text: string, options: unknown) => object;
}

const TYPESCRIPT = ['@typescript-eslint/parser', '@babel/eslint-parser'];
const JSON_WITH_COMMENTS = ['jsonc-eslint-parser'];
const YAML = ['yaml-eslint-parser'];

/** Endings of files that parsers of other plugins read, and what these parsers are called. */
const PARSERS: Readonly<Record<string, readonly string[]>> = {
  vue: ['vue-eslint-parser'],
  svelte: ['svelte-eslint-parser'],
  astro: ['astro-eslint-parser'],
  html: ['@html-eslint/parser', '@angular-eslint/template-parser'],
  mdx: ['eslint-mdx'],
  ts: TYPESCRIPT,
  mts: TYPESCRIPT,
  cts: TYPESCRIPT,
  tsx: TYPESCRIPT,
  json: JSON_WITH_COMMENTS,
  jsonc: JSON_WITH_COMMENTS,
  json5: JSON_WITH_COMMENTS,
  yml: YAML,
  yaml: YAML,
  toml: ['toml-eslint-parser'],
  graphql: ['@graphql-eslint/eslint-plugin'],
};

const known = new Map<string, Parser>();

/**
 * The parser of another plugin for a file of this name, if there is one in the project. A configuration
 * is told nothing of those beside it, so that ours may stand where another has chosen a parser: whichever
 * this process has loaded for such files is taken for the chosen one.
 */
export function findParser(filename: string): Parser | undefined {
  const ending = filename.slice(filename.lastIndexOf('.') + 1).toLowerCase();
  for (const name of PARSERS[ending] ?? []) {
    const parser = known.get(name) ?? listModules(name).find(isParser);
    if (parser) known.set(name, parser);
    if (parser) return parser;
  }
  return undefined;
}

/** What the loaded files of a package export. */
function listModules(name: string): unknown[] {
  const require = createRequire(join(process.cwd(), 'eslint.config.js'));
  const folder = join('node_modules', name, '/');
  const loaded = Object.keys(require.cache).filter((file) => file.includes(folder));
  if (loaded.length > 0) return loaded.map((file) => require.cache[file]?.exports as unknown);
  return isModule(name, require) ? [require(name)] : [];
}

/** An ECMAScript module leaves no trace where it is loaded; there it counts that the project has it. */
function isModule(name: string, require: NodeJS.Require): boolean {
  const manifest = findManifest(name, require);
  return (
    manifest !== undefined && (require(manifest) as { readonly type?: string }).type === 'module'
  );
}

function findManifest(name: string, { resolve }: NodeJS.Require): string | undefined {
  return (resolve.paths(name) ?? [])
    .map((directory) => join(directory, name, 'package.json'))
    .find((file) => existsSync(file));
}

function isParser(module: unknown): module is Parser {
  if (typeof module !== 'object' || module === null || !('parseForESLint' in module)) return false;
  return typeof module.parseForESLint === 'function';
}
