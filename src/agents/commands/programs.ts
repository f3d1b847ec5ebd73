/** Programs that print a file or their standard input, or send it somewhere. */
const SHOWS = new Set(
  `cat tac nl less more most bat batcat head tail grep egrep fgrep zgrep rg ag ack sed gsed awk gawk mawk nawk cut sort uniq
  paste column fold fmt pr rev expand unexpand csplit ptx tsort strings xxd od hexdump hd base64 base32 basenc openssl diff cmp comm join dd jq yq gojq
  curl wget nc ncat netcat socat vi vim nvim view ex ed zcat iconv pygmentize glow highlight delta bc mapfile readarray
  pbcopy xclip xsel type get-content gc select-string sls findstr format-hex certutil split shuf look pv scp rsync
  mail sendmail http https xh aws gsutil s3cmd rclone`.split(/\s+/),
);
/** Programs that print their standard input, but no files. */
const PASSES = new Set('tr tee logger wall write read'.split(' '));
/** Programs that show files, but not their standard input. */
const KEEPS = new Set('curl wget aws scp rsync gsutil rclone openssl'.split(' '));
/** Programs that print their arguments. */
const ECHOES = new Set('echo printf print write-output write-host echo.exe logger wall'.split(' '));
/** Programs that run a script from an argument, with the flag before it. */
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
/** Programs that run another program in their own environment. */
const RUNNERS = new Set(
  'uv uvx poetry pipenv pdm hatch rye conda mamba npx pnpx bunx dotenv'.split(' '),
);
const PACKAGE_MANAGERS = new Set('npm pnpm yarn bun'.split(' '));
/** Shells, and programs that take a command line after `-c`. */
const SHELLS = /^(?:(?:ba|da|[zka]|fi)?sh|pwsh|powershell|cmd|su|script)$/;

/** The name of a program without directory, version and `.exe`. */
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

/** Whether it runs the program that follows. @param subcommand the first argument */
export function isRunner(program: string, subcommand: string | undefined): boolean {
  return (
    RUNNERS.has(program) ||
    (PACKAGE_MANAGERS.has(program) && /^(?:exec|x|dlx)$/.test(subcommand ?? ''))
  );
}

export function isEcho(program: string): boolean {
  return ECHOES.has(program);
}

/** Whether it may print a file that is an argument. */
export function showsFiles(program: string): boolean {
  return SHOWS.has(program);
}

/** Whether its standard input may appear in its output. */
export function showsInput(program: string): boolean {
  return (
    (SHOWS.has(program) && !KEEPS.has(program)) ||
    PASSES.has(program) ||
    isShell(program) ||
    INTERPRETERS[program] !== undefined
  );
}

/** The index of the argument that is a script, after its flag; `undefined` if the program takes none. */
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

/** Whether keyfence knows what the program does. */
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
