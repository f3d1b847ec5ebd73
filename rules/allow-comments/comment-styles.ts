/** The comment syntax of some languages: patterns of the opener and of the closer. */
export interface CommentStyle {
  readonly open: string;
  readonly close?: string;
  /** Whether it only opens a comment at the beginning of a line. */
  readonly isLineStart?: boolean;
  /** How keyfence writes such a comment; absent if it writes another style in these languages. */
  readonly written?: WrittenComment;
}

/** How to write a comment. */
export interface WrittenComment {
  readonly before: string;
  readonly after?: string;
  /** Extensions and names of the files of the language; in lower case, separated by spaces. */
  readonly files: string;
}

/** Comments of many languages. An opener may be repeated, as in `///` and `##`. */
export const COMMENT_STYLES: readonly CommentStyle[] = [
  // C and most others, JSX in braces, Go templates; in a block comment, a star begins each line.
  {
    open: String.raw`(?:\{\{-?[ \t]*|\{)?\/\*+!?`,
    close: String.raw`\*+\/(?:[ \t]*-?\}\}|\})?`,
    written: { before: '/* ', after: ' */', files: 'css' },
  },
  {
    open: String.raw`\/{2,}[!-]?`,
    written: {
      before: '// ',
      files:
        'js mjs cjs jsx ts mts cts tsx jsonc json5 java kt kts scala sc groovy gradle go rs swift c h cc cpp cxx hh hpp cs d dart fs fsx fsi php proto scss less sass styl sol zig v sv mm pas adoc asciidoc jenkinsfile pug',
    },
  },
  { open: String.raw`\{\/{2,}`, close: String.raw`\}[ \t]*$` },
  { open: String.raw`\*+>?` },
  // D, Pascal, OCaml, F#.
  { open: String.raw`\/\++`, close: String.raw`\++\/` },
  {
    open: String.raw`\(\*+`,
    close: String.raw`\*+\)`,
    written: { before: '(* ', after: ' *)', files: 'ml mli' },
  },
  // Shells, Python, Ruby, YAML and others; blocks of Lisp, Julia, Nim and PowerShell.
  {
    open: String.raw`#+[:!]?`,
    written: {
      before: '# ',
      files:
        'py pyi pyx rb rake gemspec sh bash zsh fish ksh ps1 psm1 psd1 yml yaml toml pl pm r jl nim ex exs cr awk tcl tf tfvars hcl nix conf cfg cnf properties env .env envrc mk mak cmake bzl bazel star graphql gql coffee dockerfile containerfile makefile gnumakefile gemfile rakefile vagrantfile procfile brewfile podfile fastfile cmakelists.txt requirements.txt .npmrc .gitignore .gitattributes .dockerignore .editorconfig .netrc .bashrc .bash_profile .zshrc .zprofile .profile .envrc',
    },
  },
  { open: String.raw`#\|`, close: String.raw`\|#` },
  { open: String.raw`#=`, close: String.raw`=#` },
  { open: String.raw`#+\[`, close: String.raw`\]#+` },
  { open: String.raw`<#+`, close: String.raw`#+>` },
  { open: String.raw`-#`, isLineStart: true },
  // INI, Lisp, assemblers; TeX, Erlang, MATLAB.
  { open: ';+', written: { before: '; ', files: 'ini el lisp cl clj cljs cljc scm rkt asm reg' } },
  { open: '%+', written: { before: '% ', files: 'tex sty erl hrl' } },
  { open: String.raw`%\{`, close: String.raw`%\}` },
  // SQL, Lua, Haskell, Ada.
  {
    open: String.raw`-{2,}(?:[ \t]?[|!^])?`,
    written: { before: '-- ', files: 'sql lua hs elm adb ads vhd vhdl applescript' },
  },
  { open: String.raw`-{2,}\[=*\[`, close: String.raw`\]=*\]` },
  { open: String.raw`\{-+[|#]?`, close: String.raw`-+\}` },
  // Markup and templates.
  {
    open: String.raw`<!-{2,}`,
    close: String.raw`-{2,}>`,
    written: {
      before: '<!-- ',
      after: ' -->',
      files:
        'md markdown mdown html htm xhtml xml svg xsl xslt xsd wsdl plist csproj vbproj fsproj props targets resx config vue svelte astro',
    },
  },
  {
    open: String.raw`\{\{!(?:--)?`,
    close: String.raw`(?:--)?\}\}`,
    written: { before: '{{!-- ', after: ' --}}', files: 'hbs handlebars' },
  },
  {
    open: String.raw`\{#-?`,
    close: String.raw`-?#\}`,
    written: { before: '{# ', after: ' #}', files: 'j2 jinja jinja2 njk twig' },
  },
  { open: String.raw`\{%-?[ \t]*#+`, close: String.raw`-?%\}` },
  {
    open: String.raw`\{%-?[ \t]*comment[ \t]*-?%\}`,
    close: String.raw`\{%-?[ \t]*endcomment[ \t]*-?%\}`,
  },
  {
    open: String.raw`<%-?(?:#|--)`,
    close: String.raw`(?:--)?-?%>`,
    written: { before: '<%# ', after: ' %>', files: 'erb ejs' },
  },
  {
    open: String.raw`@\*`,
    close: String.raw`\*@`,
    written: { before: '@* ', after: ' *@', files: 'cshtml razor' },
  },
  {
    open: String.raw`\[(?:\/\/|comment|_)\]:[ \t]*(?:#|<>)?[ \t]*["'(]`,
    close: String.raw`[)"'][ \t]*$`,
  },
  // Batch files, m4, Texinfo, reStructuredText, roff, Fortran, Forth, APL.
  { open: String.raw`@?\bREM`, written: { before: 'REM ', files: 'bat cmd' } },
  { open: ':{2,}', isLineStart: true },
  { open: String.raw`\bdnl`, written: { before: 'dnl ', files: 'm4 ac' } },
  { open: '@c(?:omment)?', isLineStart: true },
  { open: String.raw`\.\.`, isLineStart: true, written: { before: '.. ', files: 'rst' } },
  { open: String.raw`\.?\\["#]`, isLineStart: true },
  { open: String.raw`(?<![^\s])!+`, written: { before: '! ', files: 'f90 f95 f03 f08' } },
  { open: String.raw`\\`, isLineStart: true },
  { open: '⍝' },
  // A quote in Vim script and Basic; unlike in a string, a space follows.
  { open: String.raw`["'](?=[ \t])`, written: { before: "' ", files: 'vb vbs bas' } },
  // In JSON, the value of a property with this name.
  { open: String.raw`"(?:\/\/|#|[$_]?comment)"[ \t]*:[ \t]*"` },
];

/** The source of a pattern for all openers. */
export const COMMENT_OPENER: string = COMMENT_STYLES.filter(({ isLineStart }) => !isLineStart)
  .map(({ open }) => open)
  .join('|');
