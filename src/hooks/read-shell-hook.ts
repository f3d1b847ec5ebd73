import { hasBlock, removeBlocks } from './block.ts';
import type { HookReading } from './hook-manager.ts';
import { isShellScript } from './shell-hook.ts';

/** `node dist/cli.cjs hook pre-commit "$@"`, `exec npx --no-install keyfence hook commit-msg "$1"`: nothing before or behind. */
const CALL =
  /^(?:exec )?(?:(?:npx|bunx|yarn|pnpm|npm|node)(?: (?:exec|run|dlx|-[\w-]*))* )?["']?(?:\$\(git rev-parse --git-common-dir\)\/)?[\w@./\\:$~{}-]*(?:keyfence|cli\.c?js)["']? hook (?<hook>[\w-]+)(?: --)?(?: "?\$[@1]"?)?(?: \|\| exit(?: \$\?| [1-9]\d*)?)?$/;

/** What a hook written in `sh` does. */
export function readShellHook(hook: string, content: string): HookReading {
  if (!isShellScript(content)) return { callsKeyfence: 'no', others: ['a program'] };
  const lines = removeBlocks(content)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'));
  const others = lines.filter((line) => CALL.exec(line)?.groups?.['hook'] !== hook);
  if (hasBlock(content)) return { callsKeyfence: 'exact', others };
  return { callsKeyfence: others.length < lines.length ? 'similar' : 'no', others };
}
