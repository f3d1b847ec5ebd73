import { expect, test } from 'vitest';
import { parseHookLine, renderHookLine } from '../../src/hooks/hook-line.ts';
import { readShellHook } from '../../src/hooks/read-shell-hook.ts';
import { insertLine, isShellScript } from '../../src/hooks/shell-hook.ts';
import { makeHookLine } from '../support/hook-line.ts';

test.each([
  ['keyfence hook pre-commit', 'similar'],
  ['exec keyfence hook pre-commit', 'similar'],
  ['npx --no-install keyfence hook pre-commit', 'similar'],
  ['pnpm exec keyfence hook pre-commit', 'similar'],
  ['node dist/cli.cjs hook pre-commit', 'similar'],
  ['node "./node_modules/keyfence/dist/cli.cjs" hook pre-commit "$@" || exit 1', 'similar'],
  ['keyfence hook pre-commit || true', 'no'],
  ['keyfence hook pre-commit || exit 0', 'no'],
  ['keyfence hook pre-commit &', 'no'],
  ['keyfence hook pre-commit | cat', 'no'],
  ['keyfence hook commit-msg', 'no'],
  ['if false; then keyfence hook pre-commit; fi', 'no'],
  ['echo keyfence hook pre-commit', 'no'],
  ['# keyfence hook pre-commit', 'no'],
  ['true', 'no'],
])('%s', (line, callsKeyfence) => {
  expect(readShellHook('pre-commit', `#!/bin/sh\n${line}\necho mine\n`)).toMatchObject({
    callsKeyfence,
  });
});

test('what init writes', () => {
  const line = makeHookLine('pre-commit', 'a/hook.sh');
  const content = insertLine('#!/bin/sh\n# mine\n\necho mine\n', line);
  expect(readShellHook('pre-commit', content)).toEqual({
    callsKeyfence: 'exact',
    others: ['echo mine'],
    cli: 'a/hook.sh',
  });
});

test.each([
  ['#!/bin/sh\n', true],
  ['#!/usr/bin/env mksh\n', true],
  ['#!/bin/ksh93\n', true],
  ['#!/usr/bin/yash -e\n', true],
  ['#!/bin/sh\r\n', true],
  ['#! /usr/bin/env -S LANG=C bash -e\n', true],
  ['#!C:/Program\\Git/bin/sh.exe\n', true],
  ['echo no first line\n', true],
  ['', true],
  ['#!/usr/bin/env node\n// sh\n', false],
  ['#!/usr/bin/fish\n', false],
  ['#!/bin/csh\n', false],
  ['\x7fELF\0', false],
])('%j is shell: %s', (content, expected) => {
  expect(isShellScript(content)).toBe(expected);
});

test.each([
  ['node_modules/keyfence/dist/hook.sh', '', 'npm install'],
  ["it's here/node_modules/keyfence/dist/hook.sh", 'tree of "mine"', 'pnpm install'],
  ['/usr/lib/node_modules/keyfence/dist/hook.sh', '', 'npm install -g keyfence'],
  ['C:/Program Files/keyfence/hook.sh', '', 'npm install -g keyfence'],
  ['app/.yarn/unplugged/keyfence-*/node_modules/keyfence/dist/hook.sh', 'a', 'yarn install'],
  ['a*b/node_modules/keyfence/dist/hook.sh', '', 'bun install'],
])('what a line says is read from it: %s', (script, tree, install) => {
  const said = { hook: 'commit-msg', script, tree, install };
  expect(parseHookLine(renderHookLine(said))).toEqual(said);
  expect(parseHookLine(`${renderHookLine(said)} `)).toBeUndefined();
  expect(parseHookLine(renderHookLine({ ...said, install: 'touch ran' }))).toBeUndefined();
});
