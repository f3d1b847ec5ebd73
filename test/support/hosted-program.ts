import { execFileSync } from 'node:child_process';
import {
  constants,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { Ran } from './run-here.ts';
import { runHostedAtOnce } from './run-hosted.ts';

const CLI = fileURLToPath(new URL('../../dist/cli.cjs', import.meta.url));

let directory: string | undefined;

/**
 * A command that is keyfence and costs little: for hooks, which git starts. It hands its arguments, directory,
 * environment and standard input to a process that has loaded the sources, and says what that says.
 * @returns its words; on Windows those of the bundle
 */
export function hostedCommand(): readonly string[] {
  if (process.platform === 'win32') return [process.execPath, CLI];
  return [join(findDirectory(), 'keyfence')];
}

/**
 * An environment in which `node dist/cli.cjs`, as the hooks have it that `init` installs, is the hosted program too.
 * Everything else that is given to Node still starts it.
 */
export function putNodeFirst(env: Readonly<Record<string, string>>): Record<string, string> {
  if (process.platform === 'win32' || process.env['VITEST'] === undefined) return { ...env };
  return { ...env, PATH: `${join(findDirectory(), 'bin')}:${env['PATH'] ?? ''}` };
}

function findDirectory(): string {
  return (directory ??= makeDirectory());
}

function makeDirectory(): string {
  const directory = mkdtempSync(join(tmpdir(), 'keyfence-hosted-'));
  const calls = join(directory, 'calls');
  execFileSync('mkfifo', [calls]);
  // Open for writing as well, it never ends.
  const fd = openSync(calls, constants.O_RDWR);
  const input = new Socket({ fd, readable: true, writable: false });
  createInterface(input).on('line', (call) => void answer(call));
  input.unref();
  const program = join(directory, 'keyfence');
  writeFileSync(program, render(directory, calls), { mode: 0o755 });
  mkdirSync(join(directory, 'bin'));
  writeFileSync(join(directory, 'bin/node'), renderNode(program), { mode: 0o755 });
  return directory;
}

/** @param call what the names of its files begin with */
async function answer(call: string): Promise<void> {
  const ran = await runHostedAtOnce(readCall(call)).catch((error: unknown): Ran => {
    return { exitCode: 70, stdout: Buffer.alloc(0), stderr: `no host: ${String(error)}\n` };
  });
  writeFileSync(`${call}.stdout`, ran.stdout);
  writeFileSync(`${call}.stderr`, ran.stderr);
  // It waits for the number alone.
  writeFileSync(`${call}.done`, `${String(ran.exitCode)}\n`);
  rmSync(`${call}.done`);
}

function readCall(call: string): Parameters<typeof runHostedAtOnce>[0] {
  const [cwd = '', ...args] = readFileSync(`${call}.args`, 'utf8').split('\0').slice(0, -1);
  const variables = readFileSync(`${call}.env`, 'utf8').split('\0').slice(0, -1);
  const env = variables.map((variable) => {
    const end = variable.indexOf('=');
    return [variable.slice(0, end), variable.slice(end + 1)] as const;
  });
  const stdin = readFileSync(`${call}.stdin`);
  return { args, cwd, env: Object.fromEntries(env), stdin };
}

/** Everything is named by its path, or looked for when the environment has been noted, in which tests put others. */
function render(directory: string, calls: string): string {
  return `#!/bin/sh
call='${directory}'/$$
/usr/bin/env -0 >"$call.env"
PATH='${process.env['PATH'] ?? ''}'
mkfifo "$call.done"
printf '%s\\0' "$PWD" "$@" >"$call.args"
# Each program that need not start saves as much as git takes.
if [ /dev/stdin -ef /dev/null ]; then : >"$call.stdin"; else cat >"$call.stdin"; fi
echo "$call" >'${calls}'
read -r code <"$call.done"
[ ! -s "$call.stderr" ] || cat "$call.stderr" >&2
[ ! -s "$call.stdout" ] || cat "$call.stdout"
exit "$code"
`;
}

/** What ends its process, or depends on it in another way, has one of its own: see {@link Repository.keyfence}. */
function renderNode(program: string): string {
  return `#!/bin/sh
if [ "$1" -ef '${CLI}' ] && [ -z "$NODE_OPTIONS$KEYFENCE_DEBUG" ]; then
  case " $* " in
  *' --timeout'* | *' redact '* | *' hook agent '*) ;;
  *) shift && exec '${program}' "$@" ;;
  esac
fi
exec '${process.execPath}' "$@"
`;
}
