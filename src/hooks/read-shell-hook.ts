import { listBlocks, removeBlocks, trimBlanks } from './block.ts';
import type { HookReading } from './hook-manager.ts';
import { isShellScript, renderCall } from './shell-hook.ts';

/** `node dist/cli.cjs hook pre-commit "$@"`, `exec npx --no-install keyfence hook commit-msg "$1"`: nothing before or behind. */
const CALL =
  /^(?:exec )?(?:(?:npx|bunx|yarn|pnpm|npm|node)(?: (?:exec|run|dlx|-[\w-]*))* )?["']?(?<cli>(?:\$\(git rev-parse --git-common-dir\)\/)?[\w@./\\:$~{}-]*(?:keyfence|cli\.c?js))["']? hook (?<hook>[\w-]+)(?: --)?(?: "?\$[@1]"?)?(?: \|\| exit(?: \$\?| [1-9]\d*)?)?$/;

/** What a hook written in `sh` does. */
export function readShellHook(hook: string, content: string): HookReading {
  if (!isShellScript(content)) return { callsKeyfence: 'no', others: ['a program'] };
  const lines = removeBlocks(content)
    .split('\n')
    .map(trimBlanks)
    .filter((line) => line !== '' && !line.startsWith('#'));
  const calls = lines.map((line) => CALL.exec(line)?.groups);
  const others = lines.filter((_, at) => calls[at]?.['hook'] !== hook);
  const blocks = listBlocks(content);
  if (blocks.length > 0) {
    const cli = readOwnCall(hook, blocks);
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

/** What a call starts, as far as that is certain; the empty string where it is not. */
function findCommand(line: string): string {
  return BY_NODE.exec(line)?.groups?.['cli'] ?? (BY_MANAGER.test(line) ? INSTALLED : '');
}

const FIRST_LINE = /^keyfence='(?<quoted>.*)' #$/;

/** @returns the path of the command, where the lines are those of `init` for it and no others */
function readOwnCall(hook: string, blocks: readonly string[][]): string | undefined {
  const [lines = []] = blocks;
  const quoted = FIRST_LINE.exec(lines[0] ?? '')?.groups?.['quoted'];
  if (blocks.length !== 1 || quoted === undefined) return undefined;
  const cli = quoted.replaceAll(`'\\''`, "'");
  const isOwn =
    renderCall(hook, cli)
      .map((line) => line.trim())
      .join('\n') === lines.join('\n');
  return isOwn ? Buffer.from(cli, 'latin1').toString() : undefined;
}
