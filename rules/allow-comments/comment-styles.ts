/** How a comment is written in some languages: the sources of patterns of what opens it, and of what closes it. */
export interface CommentStyle {
  readonly open: string;
  readonly close?: string;
  /** It opens a comment at the beginning of a line only. */
  readonly isLineStart?: boolean;
}

/** Comments in the languages there are. What opens one may be repeated, as in `///` and `##`. */
export const COMMENT_STYLES: readonly CommentStyle[] = [
  // C and most others, JSX in braces, Go templates; within a comment of several lines a star opens each.
  { open: String.raw`(?:\{\{-?[ \t]*|\{)?\/\*+!?`, close: String.raw`\*+\/(?:[ \t]*-?\}\}|\})?` },
  { open: String.raw`\/{2,}[!-]?` },
  { open: String.raw`\{\/{2,}`, close: String.raw`\}[ \t]*$` },
  { open: String.raw`\*+>?` },
  // D, Pascal, OCaml, F#.
  { open: String.raw`\/\++`, close: String.raw`\++\/` },
  { open: String.raw`\(\*+`, close: String.raw`\*+\)` },
  // Shells, Python, Ruby, YAML and others; blocks of Lisp, Julia, Nim and PowerShell.
  { open: String.raw`#+[:!]?` },
  { open: String.raw`#\|`, close: String.raw`\|#` },
  { open: String.raw`#=`, close: String.raw`=#` },
  { open: String.raw`#+\[`, close: String.raw`\]#+` },
  { open: String.raw`<#+`, close: String.raw`#+>` },
  { open: String.raw`-#`, isLineStart: true },
  // INI, Lisp, assemblers; TeX, Erlang, MATLAB.
  { open: ';+' },
  { open: '%+' },
  { open: String.raw`%\{`, close: String.raw`%\}` },
  // SQL, Lua, Haskell, Ada.
  { open: String.raw`-{2,}(?:[ \t]?[|!^])?` },
  { open: String.raw`-{2,}\[=*\[`, close: String.raw`\]=*\]` },
  { open: String.raw`\{-+[|#]?`, close: String.raw`-+\}` },
  // Markup and templates.
  { open: String.raw`<!-{2,}`, close: String.raw`-{2,}>` },
  { open: String.raw`\{\{!(?:--)?`, close: String.raw`(?:--)?\}\}` },
  { open: String.raw`\{#-?`, close: String.raw`-?#\}` },
  { open: String.raw`\{%-?[ \t]*#+`, close: String.raw`-?%\}` },
  {
    open: String.raw`\{%-?[ \t]*comment[ \t]*-?%\}`,
    close: String.raw`\{%-?[ \t]*endcomment[ \t]*-?%\}`,
  },
  { open: String.raw`<%-?(?:#|--)`, close: String.raw`(?:--)?-?%>` },
  { open: String.raw`@\*`, close: String.raw`\*@` },
  {
    open: String.raw`\[(?:\/\/|comment|_)\]:[ \t]*(?:#|<>)?[ \t]*["'(]`,
    close: String.raw`[)"'][ \t]*$`,
  },
  // Batch files, m4, Texinfo, reStructuredText, roff, Fortran, Forth, APL.
  { open: String.raw`@?\bREM` },
  { open: ':{2,}', isLineStart: true },
  { open: String.raw`\bdnl` },
  { open: '@c(?:omment)?', isLineStart: true },
  { open: String.raw`\.\.`, isLineStart: true },
  { open: String.raw`\.?\\["#]`, isLineStart: true },
  { open: String.raw`(?<![^\s])!+` },
  { open: String.raw`\\`, isLineStart: true },
  { open: '⍝' },
  // In Vim script and Basic it is a quote, told from a string by the space behind it.
  { open: String.raw`["'](?=[ \t])` },
  // In JSON, the value of a property that is named so.
  { open: String.raw`"(?:\/\/|#|[$_]?comment)"[ \t]*:[ \t]*"` },
];

/** What opens any of them, as the source of a pattern. */
export const COMMENT_OPENER: string = COMMENT_STYLES.filter(({ isLineStart }) => !isLineStart)
  .map(({ open }) => open)
  .join('|');
