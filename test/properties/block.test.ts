import fc from 'fast-check';
import { expect, test } from 'vitest';
import { appendBlock, removeBlocks, renderBlock } from '../../src/hooks/block.ts';
import { renderHookLine } from '../../src/hooks/hook-line.ts';
import { insertLine, isShellScript, removeLine } from '../../src/hooks/shell-hook.ts';

const makeLine = (script: string): string =>
  renderHookLine({ hook: 'pre-commit', script, tree: '', install: 'npm install' });
const ours = makeLine('node_modules/keyfence/dist/hook.sh');
const lines = ['node "old/cli.cjs" hook pre-commit -- "$@" || exit $? #', 'exec </dev/null #'];
const block = renderBlock(lines);
const older = fc.constantFrom(block, `${makeLine('old/hook.sh')}\n`);

const line = fc.oneof(
  fc.string(),
  fc.string({ unit: 'binary' }).map((text) => text.replace(/[\r\n]/g, '')),
  fc.constantFrom('npx lint-staged', 'exec true', 'exit 0', '# a comment', '$& $1 $`', ''),
  // What is left of a block that lost its end; what stands between the two ends is ours.
  fc.constantFrom(...block.split('\n').slice(0, -2)),
);
const shebang = fc.constantFrom('', '#!/bin/sh\n', '#!/usr/bin/env bash\n', '#!/bin/sh -e\r\n');

const hook = fc
  .tuple(shebang, fc.array(line, { maxLength: 8 }), fc.constantFrom('\n', '\r\n'))
  .map(([first, lines, eol]) => ({ first, rest: lines.join(eol) }))
  // A first line that only looks like one says what runs the rest.
  .filter(({ first, rest }) => first !== '' || !rest.startsWith('#!'));

/** Lines that stand in a text, in order, and are neither our line nor of an older block. */
function keepForeign(text: string): string[] {
  const own = new Set([ours, ...block.split('\n')]);
  return text.split(/\r?\n/).filter((line) => !own.has(line));
}

test('the line is there once, right after the first line, and everything else stays', () => {
  fc.assert(
    fc.property(hook, ({ first, rest }) => {
      const after = insertLine(first + rest, ours);
      expect(after.split(ours)).toHaveLength(2);
      expect(after.startsWith(first + ours)).toBe(true);
      expect(keepForeign(after)).toEqual(keepForeign(first + rest));
    }),
  );
});

test('what was never extended keeps every byte', () => {
  fc.assert(
    fc.property(hook, ({ first, rest }) => {
      fc.pre(!rest.includes('keyfence'));
      const end = (first + rest).includes('\r\n') ? '\r\n' : '\n';
      expect(insertLine(first + rest, ours)).toBe(first + ours + end + rest);
    }),
  );
});

test('once more changes nothing', () => {
  fc.assert(
    fc.property(hook, ({ first, rest }) => {
      const once = insertLine(first + rest, ours);
      expect(insertLine(once, ours)).toBe(once);
      expect(isShellScript(once)).toBe(isShellScript(first + rest));
    }),
  );
});

test('what an older version put there is replaced, and taken out to the byte, in any line breaks', () => {
  fc.assert(
    fc.property(hook, older, fc.constantFrom('\n', '\r\n'), ({ first, rest }, old, eol) => {
      fc.pre(!rest.includes('keyfence'));
      const before = `${first}${old}${rest}`.replaceAll(/\r?\n/g, eol);
      const after = insertLine(before, ours);
      expect(after.split(ours)).toHaveLength(2);
      expect(after).not.toMatch(/old\/hook\.sh|# >>> keyfence/);
      expect(keepForeign(after)).toEqual(keepForeign(first + rest));
      const undone = removeLine(after) ?? '';
      expect(undone).toBe(removeLine(before) ?? '');
      if (undone !== '') expect(undone).toBe((first + rest).replaceAll(/\r?\n/g, eol));
    }),
  );
});

test('a block at the end is removed to the byte, and removing it again changes nothing', () => {
  fc.assert(
    fc.property(hook, ({ first, rest }) => {
      fc.pre(!rest.includes('keyfence'));
      const before = first + rest;
      const once = appendBlock(before, lines);
      expect(removeBlocks(once)).toBe(before);
      expect(appendBlock(removeBlocks(once), lines)).toBe(once);
      expect(removeBlocks(`${once}more`)).toMatch(/(?:^|\n)more$/);
    }),
  );
});
