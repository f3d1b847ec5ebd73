import type { Page } from './read-page.ts';

/** What keyfence is started with: by name, or through a package manager. */
const START = /^(?:(?:npx|pnpm exec|pnpm|yarn|bunx)(?: --yes| -y)? )?keyfence(?:@[\w.]+)?(?= |$)/;

/**
 * The command lines that a page names, in blocks of shell and in sentences, without what comes before the first
 * argument.
 */
export function listCommands({ blocks, codes }: Page): string[] {
  const shell = blocks.filter(({ language }) => ['sh', 'bash', 'console'].includes(language));
  const lines = [...shell.flatMap(({ text }) => text.split('\n')), ...codes];
  const commands = lines.flatMap((line) =>
    line
      .replace(/^\$ /, '')
      .split(/ (?:\|\|?|&&|#|>>?) .*/)
      .filter((command) => START.test(command))
      .map((command) => command.replace(START, '').trim()),
  );
  return [...new Set(commands)];
}
