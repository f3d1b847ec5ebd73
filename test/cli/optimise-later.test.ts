import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, onTestFinished, test, vi } from 'vitest';
import { optimiseLater } from '../../src/cli/process/optimise-later.ts';

function listFlags(version: string): string[] {
  const flags: string[] = [];
  const v8 = { setFlagsFromString: (flag: string) => flags.push(flag) };
  const spy = vi.spyOn(process, 'getBuiltinModule').mockReturnValue(v8);
  onTestFinished(() => {
    spy.mockRestore();
  });
  optimiseLater(version);
  return flags;
}

test.each([
  ['11.3.244.8-node.33', ['--interrupt-budget=1000000']],
  ['12.4.254.21-node.33', ['--invocation-count-for-turbofan=10000']],
  ['13.6.233.10-node.28', []],
  ['11.30.1', []],
  ['99.1.2', []],
])('V8 %s gets the flags that it knows: %j', (version, flags) => {
  expect(listFlags(version)).toEqual(flags);
});

test('this Node knows its flags, or it would complain on standard error', async () => {
  const script = listFlags(process.versions.v8)
    .map((flag) => `require('node:v8').setFlagsFromString(${JSON.stringify(flag)});`)
    .join('');
  const { stderr } = await promisify(execFile)(process.execPath, ['-e', script]);
  expect(stderr).toBe('');
});
