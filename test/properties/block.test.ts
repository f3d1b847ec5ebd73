import fc from 'fast-check';
import { expect, test } from 'vitest';
import { appendBlock, removeBlocks, renderBlock } from '../../src/hooks/block.ts';
import { insertCall, isShellScript, renderCall } from '../../src/hooks/shell-hook.ts';

const call = renderCall('pre-commit', 'node_modules/keyfence/dist/cli.cjs');
const block = renderBlock(call);
const olderBlock = renderBlock(renderCall('pre-commit', 'old/cli.cjs'));

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

/** Lines that stand in a text, in order, and do not come from the block. */
function keepForeign(text: string): string[] {
  const ours = new Set(block.split('\n'));
  return text.split(/\r?\n/).filter((line) => !ours.has(line));
}

test('the block stands once, right after the first line, and everything else stays', () => {
  fc.assert(
    fc.property(hook, ({ first, rest }) => {
      const after = insertCall(first + rest, call);
      expect(after.replaceAll('\r\n', '\n').split(block)).toHaveLength(2);
      expect(keepForeign(after)).toEqual(keepForeign(first + rest));
    }),
  );
});

test('what was never extended keeps every byte', () => {
  fc.assert(
    fc.property(hook, ({ first, rest }) => {
      fc.pre(!rest.includes('keyfence'));
      const isCrlf = (first + rest).includes('\r\n');
      const own = isCrlf ? block.replaceAll('\n', '\r\n') : block;
      expect(insertCall(first + rest, call)).toBe(first + own + rest);
    }),
  );
});

test('once more changes nothing', () => {
  fc.assert(
    fc.property(hook, ({ first, rest }) => {
      const once = insertCall(first + rest, call);
      expect(insertCall(once, call)).toBe(once);
      expect(isShellScript(once)).toBe(isShellScript(first + rest));
    }),
  );
});

test('an older block is replaced in its place, with the line breaks of Windows as well', () => {
  fc.assert(
    fc.property(hook, fc.constantFrom('\n', '\r\n'), ({ first, rest }, eol) => {
      fc.pre(!rest.includes('keyfence'));
      const before = `${first}${olderBlock}${rest}`.replaceAll(/\r?\n/g, eol);
      const after = insertCall(before, call);
      expect(after.replaceAll('\r\n', '\n').split(block)).toHaveLength(2);
      expect(after).not.toContain('old/cli.cjs');
      expect(keepForeign(after)).toEqual(keepForeign(first + rest));
    }),
  );
});

test('a block at the end is taken out to the byte, and once more changes nothing', () => {
  fc.assert(
    fc.property(hook, ({ first, rest }) => {
      fc.pre(!rest.includes('keyfence'));
      const before = first + rest;
      const once = appendBlock(before, call);
      expect(removeBlocks(once)).toBe(before);
      expect(appendBlock(removeBlocks(once), call)).toBe(once);
      expect(removeBlocks(`${once}more`)).toMatch(/(?:^|\n)more$/);
    }),
  );
});
