/**
 * How values are written in a file. `code`: strings are quoted. `config`: values may be unquoted. `table`:
 * values are in columns. `prose`: anything is possible.
 */
export type Format = 'code' | 'config' | 'table' | 'prose';

const CODE = new Set(
  `js jsx mjs cjs ts tsx mts cts vue svelte astro coffee j py pyw pyi ipynb rb rake gemspec erb go java kt kts scala sc
  groovy gradle c h cc cpp cxx hpp hh hxx m mm cs fs fsx vb vbs php phtml rs swift dart lua pl pm t r jl ex exs erl hrl hs
  clj cljs cljc edn elm ml mli nim zig v d pas pp sol sql graphql gql proto css scss sass less json json5 jsonc webmanifest
  tf tfvars hcl bicep cmake bzl bazel cr pyx as hx`.split(/\s+/),
);

const CONFIG = new Set(
  `env envrc yml yaml ini cfg conf config cnf properties toml sh bash zsh fish ksh csh profile bashrc zshrc
  ps1 psm1 psd1 bat cmd mk mak make dockerfile containerfile npmrc yarnrc pypirc netrc service desktop editorconfig
  http rest prefs tfbackend inf reg`.split(/\s+/),
);

const CONFIG_NAME =
  /^(?:\.env\b.*|.*\.env(?:\.[\w-]+)?|(?:docker|container)file\b.*|(?:gnu)?makefile\b.*|procfile)$/;

/** The format for a `/`-separated path; `prose` for an unknown name. */
export function formatOf(path: string): Format {
  const name = path.slice(path.lastIndexOf('/') + 1).toLowerCase();
  if (CONFIG_NAME.test(name)) return 'config';
  const ending = name.slice(name.lastIndexOf('.') + 1);
  if (ending === 'csv' || ending === 'tsv') return 'table';
  if (CODE.has(ending)) return 'code';
  return CONFIG.has(ending) ? 'config' : 'prose';
}
