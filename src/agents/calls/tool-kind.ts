/** Tools that name files without showing their content, or remove them. */
const LISTS =
  /(?:^|__|_|-)(?:ls|glob|list_?dir(?:ectory)?|list_?files|list|delete(?:_?files?)?|remove|move(?:_?file)?|file_?search|create_?directory|get_?file_?info)$/i;
/** Tools that pass all their arguments to a shell. */
const SHELLS = /bash|shell|terminal|run_?command/i;
/** Tools that run code. */
const CODE = /python|javascript|notebook|repl|eval|(?:execute|run)_?(?:code|js)|interpreter/i;
/** Tools of MCP servers, whose arguments have any names. */
const FOREIGN = /__|^mcp/i;
/** Tools whose arguments are for another agent or a person, or a request to somebody else. */
const WEB = /(?:^|__|_|-)(?:web_?fetch|web_?search|fetch|todo_?write)$/i;

/** What a tool does, judging by its name. */
export interface ToolKind {
  readonly isShell: boolean;
  readonly runsCode: boolean;
  readonly isForeign: boolean;
  readonly isPatch: boolean;
  /** Whether it shows the content of files that it names. */
  readonly readsFiles: boolean;
}

export function getToolKind(name: string): ToolKind {
  return {
    isShell: SHELLS.test(name),
    runsCode: CODE.test(name),
    isForeign: FOREIGN.test(name),
    isPatch: /patch/i.test(name),
    readsFiles: !LISTS.test(name) && !WEB.test(name),
  };
}
