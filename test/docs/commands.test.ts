import { afterAll, beforeAll, expect, test } from 'vitest';
import { OPTIONS } from '../../src/cli/arguments/options.ts';
import { createRepository, type Repository } from '../support/repository.ts';
import { listCommands } from './list-commands.ts';
import { listPages } from './list-pages.ts';
import { readPage } from './read-page.ts';

const COMMANDS = [
  ...new Set(Object.values(OPTIONS).flatMap(({ commands = [] }) => commands)),
  'explain',
  'help',
];

let repo: Repository;
beforeAll(async () => {
  repo = await createRepository();
});
afterAll(() => repo[Symbol.asyncDispose]());

/** The words of a command line: what is quoted is one, and what may be left out is in brackets. */
function splitWords(command: string): string[] {
  const words = command.replaceAll(/[[\]]/g, '').match(/"[^"]*"|'[^']*'|\S+/g) ?? [];
  return words.map((word) => word.replaceAll(/["']/g, ''));
}

test.each(listPages())('%s names commands and flags that there are', async (path) => {
  const refused: string[] = [];
  for (const command of listCommands(readPage(path))) {
    const words = splitWords(command);
    // Before a hook's own arguments, which are no flags.
    const at = words[0] === 'hook' ? 1 : words.length;
    const { exitCode } = await repo.keyfence(...words.slice(0, at), '--help', ...words.slice(at));
    const [first = 'scan'] = words;
    const isKnown = first.startsWith('-') || COMMANDS.includes(first);
    if (exitCode !== 0 || !isKnown) refused.push(`keyfence ${command}`);
  }
  expect(refused).toEqual([]);
});

test('every command is in the reference', () => {
  const listed = listCommands(readPage('docs/reference.md')).map(
    (command) => command.split(' ')[0],
  );
  expect(COMMANDS.filter((command) => !listed.includes(command))).toEqual([]);
});
