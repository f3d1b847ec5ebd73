/** Programs that write what is in a file, or what comes on their standard input, for all to see or somewhere else. */
const SHOWS = new Set(
  `cat tac nl less more most bat batcat head tail grep egrep fgrep zgrep rg ag ack sed gsed awk gawk mawk nawk cut sort uniq
  paste column fold fmt pr rev expand unexpand csplit ptx tsort strings xxd od hexdump hd base64 base32 basenc openssl diff cmp comm join dd jq yq gojq
  curl wget nc ncat netcat socat vi vim nvim view ex ed zcat iconv pygmentize glow highlight delta bc mapfile readarray
  pbcopy xclip xsel type get-content gc select-string sls findstr format-hex certutil split shuf look pv scp rsync
  mail sendmail http https xh aws gsutil s3cmd rclone`.split(/\s+/),
);
/** Programs that show what comes on their standard input, and nothing of files that are arguments. */
const PASSES = new Set('tr tee logger wall write read'.split(' '));
/** Of those that show files, the ones that show what comes on their standard input to nobody here. */
const KEEPS = new Set('curl wget aws scp rsync gsutil rclone openssl'.split(' '));
/** Programs that write their own arguments. */
const ECHOES = new Set('echo printf print write-output write-host echo.exe logger wall'.split(' '));
/** Programs that run a script which is an argument, with the flags before it. */
const INTERPRETERS: Readonly<Record<string, RegExp>> = {
  python: /^-[A-Za-z]*c/,
  pypy: /^-[A-Za-z]*c/,
  node: /^(?:-[a-z]*[ep]|--eval|--print)(?:=|$)/,
  nodejs: /^(?:-[a-z]*[ep]|--eval|--print)(?:=|$)/,
  bun: /^(?:-e|--eval)/,
  deno: /^eval$/,
  ruby: /^-[A-Za-z]*e/,
  perl: /^-[A-Za-z0-9]*[eE]/,
  php: /^-r/,
  lua: /^-e/,
  tsx: /^(?:-e|--eval)/,
  osascript: /^-e/,
};
/** Programs that run the command line that follows them. */
const WRAPPERS = new Set(
  'sudo doas time nice nohup timeout stdbuf setsid command builtin exec env xargs watch unbuffer caffeinate ionice chronic busybox toybox parallel flock find fd'.split(
    ' ',
  ),
);
/** Programs that run another one in an environment of their own. */
const RUNNERS = new Set(
  'uv uvx poetry pipenv pdm hatch rye conda mamba npx pnpx bunx dotenv'.split(' '),
);
const PACKAGE_MANAGERS = new Set('npm pnpm yarn bun'.split(' '));
/** With those that take a command line for a shell behind `-c`. */
const SHELLS = /^(?:(?:ba|da|[zka]|fi)?sh|pwsh|powershell|cmd|su|script)$/;

/** The name of a program without its directory, its version and the ending of Windows. */
export function nameProgram(word: string): string {
  const name = word
    .slice(Math.max(word.lastIndexOf('/'), word.lastIndexOf('\\')) + 1)
    .toLowerCase();
  return name.replace(/\.exe$/, '').replace(/^(python|pypy|perl|ruby|php|lua)[\d.]+$/, '$1');
}

export function isShell(program: string): boolean {
  return SHELLS.test(program);
}

export function isWrapper(program: string): boolean {
  return WRAPPERS.has(program);
}

/** Whether the program that stands behind it is run. @param subcommand the first argument */
export function isRunner(program: string, subcommand: string | undefined): boolean {
  return (
    RUNNERS.has(program) ||
    (PACKAGE_MANAGERS.has(program) && /^(?:exec|x|dlx)$/.test(subcommand ?? ''))
  );
}

export function isEcho(program: string): boolean {
  return ECHOES.has(program);
}

/** Whether it may write the content of a file that is an argument of it. */
export function showsFiles(program: string): boolean {
  return SHOWS.has(program);
}

/** Whether what comes on its standard input may be seen in what it writes. */
export function showsInput(program: string): boolean {
  return (
    (SHOWS.has(program) && !KEEPS.has(program)) ||
    PASSES.has(program) ||
    isShell(program) ||
    INTERPRETERS[program] !== undefined
  );
}

/** The index of the argument that is a script, behind the flag that says so; absent where the program takes none. */
export function findScript(program: string, args: readonly string[]): number | undefined {
  const flag = isShell(program)
    ? /^(?:-[A-Z]*c|-Command|-EncodedCommand|\/c)$/i
    : INTERPRETERS[program];
  if (!flag) return undefined;
  const at = args.findIndex((arg) => flag.test(arg));
  if (/^--\w+=/.test(args[at] ?? '')) return at;
  return at === -1 || at + 1 >= args.length ? undefined : at + 1;
}

export function isInterpreter(program: string): boolean {
  return INTERPRETERS[program] !== undefined;
}

/** Whether anything is to be said of what the program does. */
export function isKnown(program: string): boolean {
  return (
    SHOWS.has(program) ||
    PASSES.has(program) ||
    ECHOES.has(program) ||
    WRAPPERS.has(program) ||
    isShell(program) ||
    isInterpreter(program) ||
    ['git', 'printenv', 'set', 'export', 'declare', 'eval', 'keyfence', 'npx', 'npm'].includes(
      program,
    )
  );
}
