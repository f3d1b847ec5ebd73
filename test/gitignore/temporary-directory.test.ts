import fs, { existsSync, writeFileSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { join } from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { ScanError } from '../../src/errors/errors.ts';
import { withTemporaryDirectory } from '../../src/files/temporary-directory.ts';

afterEach(() => {
  vi.unstubAllEnvs();
});

test.each([
  ['nowhere', 'no such file or directory'],
  ['file', 'not a directory'],
])('tells of a TMPDIR that is %s', async (name, reason) => {
  await withTemporaryDirectory(async (directory) => {
    writeFileSync(join(directory, 'file'), '');
    for (const variable of ['TMPDIR', 'TEMP']) vi.stubEnv(variable, join(directory, name));
    const use = vi.fn();
    const failing = withTemporaryDirectory(use);
    await expect(failing).rejects.toThrow(ScanError);
    await expect(failing).rejects.toThrow(
      `made in ${join(directory, name)}: ${reason}; let TMPDIR`,
    );
    expect(use).not.toHaveBeenCalled();
  });
});

test('is there while it is used, and only then', async () => {
  const path = await withTemporaryDirectory((directory) => {
    writeFileSync(join(directory, 'file'), '');
    return Promise.resolve(directory);
  });
  expect(existsSync(path)).toBe(false);
});

test('is gone when its use fails', async () => {
  let path = '';
  const failing = withTemporaryDirectory((directory) => {
    path = directory;
    return Promise.reject(new Error('failed'));
  });
  await expect(failing).rejects.toThrow('failed');
  expect(existsSync(path)).toBe(false);
});

test.skipIf(process.platform === 'win32')('is gone after a signal while it goes', async () => {
  let heard = 0;
  const listen = (): number => heard++;
  process.on('SIGHUP', listen);
  const before = process.listenerCount('SIGHUP');
  const remove = vi.spyOn(fs, 'rmSync').mockImplementationOnce((...args) => {
    expect(process.listenerCount('SIGHUP')).toBe(before + 1);
    process.kill(process.pid, 'SIGHUP');
    fs.rmSync(...args);
  });
  syncBuiltinESMExports();
  try {
    await withTemporaryDirectory(() => Promise.resolve());
    expect(heard).toBe(1);
  } finally {
    remove.mockRestore();
    syncBuiltinESMExports();
    process.off('SIGHUP', listen);
  }
});

test.each(['SIGINT', 'SIGTERM', 'SIGHUP', 'exit'] as const)('is gone after %s', async (event) => {
  // Another listener decides what the signal does, so the process is not ended by it.
  const listen = (): void => undefined;
  process.on(event, listen);
  const before = process.listenerCount(event);
  await withTemporaryDirectory((directory) => {
    if (event === 'exit') process.listeners('exit').at(-1)?.call(process, 0);
    else process.emit(event, event);
    expect(existsSync(directory)).toBe(false);
    return Promise.resolve();
  });
  expect(process.listenerCount(event)).toBe(before);
  process.off(event, listen);
});
