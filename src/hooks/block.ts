const BEGIN = '# >>> keyfence';
const END = '# <<< keyfence';
// Not `.`, which stops at the line breaks of Windows. A block that lost its end ends nowhere.
const BLOCK = new RegExp(`^${BEGIN}[^\\n]*\\n(?:(?!${BEGIN})[^\\n]*\\n)*?${END}[^\\n]*\\n?`, 'm');

/**
 * The lines that keyfence puts into a hook. They are plain `sh`, as Git for Windows brings it, start
 * Node without `npx`, which costs half a second, and block when they cannot do their work.
 * @param hook name of the git hook
 * @param cli path of the command, relative to the top of the work tree
 */
export function renderBlock(hook: string, cli: string): string {
  // A linked worktree has no node_modules of its own; that of the main one will do.
  return `${BEGIN}: no key gets into a commit (npx keyfence init)
keyfence_cli=${quote(cli)}
[ -f "$keyfence_cli" ] || keyfence_cli="$(git rev-parse --git-common-dir)/../$keyfence_cli"
if ! [ -f "$keyfence_cli" ]; then
  echo 'keyfence: not installed here, so nothing was checked and the commit is blocked; run "npm install"' >&2
  exit 2
fi
if ! command -v node >/dev/null 2>&1; then
  echo 'keyfence: no node on the PATH, so nothing was checked and the commit is blocked; start this program from a shell that has it' >&2
  exit 2
fi
node "$keyfence_cli" hook ${hook} "$@" || exit $?
${END}
`;
}

/** Puts the block into a hook: in place of an older one, or first, since what follows may end in `exec`. */
export function insertBlock(content: string, block: string): string {
  if (BLOCK.test(content)) return content.replace(BLOCK, () => block);
  const shebang = /^#![^\n]*\n?/.exec(content)?.[0] ?? '';
  const lead = shebang === '' || shebang.endsWith('\n') ? shebang : `${shebang}\n`;
  return lead + block + content.slice(shebang.length);
}

/** Whether git would run the hook with a shell that understands the block. */
export function isShellScript(content: string): boolean {
  const shebang = /^#!(?<command>.*)/.exec(content)?.groups?.['command'];
  return shebang === undefined
    ? !content.includes('\0')
    : /(?:^|[/\s])(?:ba|da|[akz])?sh(?:\s|$)/.test(shebang);
}

function quote(path: string): string {
  return `'${path.replaceAll("'", `'\\''`)}'`;
}
