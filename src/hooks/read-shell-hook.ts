import { hasBlock, removeBlocks, trimBlanks } from './block.ts';
import { listHookLines, parseHookLine, removeHookLines } from './hook-line.ts';
import type { HookReading } from './hook-manager.ts';
import { isShellScript } from './shell-hook.ts';

/**
 * `node dist/cli.cjs hook pre-commit "$@"`, `exec npx --no-install keyfence hook commit-msg "$1"`: nothing
 * before or after it.
 */
const CALL =
  /^(?:exec )?(?:(?:npx|bunx|yarn|pnpm|npm|node)(?: (?:exec|run|dlx|-[\w-]*))* )?["']?(?<cli>(?:\$\(git rev-parse --git-common-dir\)\/)?[\w@./\\:$~{}-]*(?:keyfence|cli\.c?js))["']? hook (?<hook>[\w-]+)(?: --)?(?: "?\$[@1]"?)?(?: \|\| exit(?: \$\?| [1-9]\d*)?)?$/;

/** Reads what a hook in `sh` does. */
export function readShellHook(hook: string, content: string): HookReading {
  if (!isShellScript(content)) return { callsKeyfence: 'no', others: ['a program'] };
  const lines = removeHookLines(removeBlocks(content))
    .split('\n')
    .map(trimBlanks)
    .filter((line) => line !== '' && !line.startsWith('#'));
  const calls = lines.map((line) => CALL.exec(line)?.groups);
  const others = lines.filter((_, at) => calls[at]?.['hook'] !== hook);
  const own = listHookLines(content);
  if (own.length > 0 || hasBlock(content)) {
    const cli = hasBlock(content) ? undefined : readOwnLine(hook, own);
    return cli === undefined
      ? { callsKeyfence: 'altered', others }
      : { callsKeyfence: 'exact', others, cli };
  }
  const call = calls.find((groups) => groups?.['hook'] === hook);
  if (!call) return { callsKeyfence: 'no', others };
  return { callsKeyfence: 'similar', others, cli: findCommand(lines[calls.indexOf(call)] ?? '') };
}

const BY_NODE =
  /^(?:exec )?node ["']?(?<cli>(?:\$\(git rev-parse --git-common-dir\)\/)?[\w@./-]+)["']? hook /;
const BY_MANAGER = /^(?:exec )?(?:npx(?: --no-install| --no)?|pnpm exec|yarn|bunx) keyfence hook /;
const INSTALLED = 'node_modules/.bin/keyfence';

/** The command that a call starts, if that is clear; otherwise the empty string. */
function findCommand(line: string): string {
  return BY_NODE.exec(line)?.groups?.['cli'] ?? (BY_MANAGER.test(line) ? INSTALLED : '');
}

/** @returns the path of the script, if the line is exactly that of `init` and the only one */
function readOwnLine(hook: string, lines: readonly string[]): string | undefined {
  const [line = ''] = lines;
  const parsed = lines.length === 1 ? parseHookLine(trimBlanks(line.replace('\n', ''))) : undefined;
  return parsed?.hook === hook ? Buffer.from(parsed.script, 'latin1').toString() : undefined;
}
