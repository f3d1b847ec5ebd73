import { describe, expect, test } from 'vitest';
import { findProgram } from '../../src/git/program.ts';

const GIT = 'C:\\Program Files\\Git\\cmd\\git.exe';

function find(path: string, files: readonly string[], variable = 'Path'): string {
  return findProgram('git', {
    platform: 'win32',
    environment: { [variable]: path, SystemRoot: 'C:\\Windows' },
    isFile: (file) => files.includes(file),
  });
}

describe('where a program is found on Windows', () => {
  test.each([
    ['the first of the PATH', 'C:\\Windows;C:\\Program Files\\Git\\cmd', [GIT], GIT],
    ['in quotes', '"C:\\Program Files\\Git\\cmd";D:\\x', [GIT], GIT],
    ['on a share', '\\\\host\\bin', ['\\\\host\\bin\\git.exe'], '\\\\host\\bin\\git.exe'],
    ['never in the current directory', '.;;bin;C:\\none', ['git.exe', '.\\git.exe'], undefined],
    ['nor below it', 'bin;\\bin;C:bin', ['bin\\git.exe', '\\bin\\git.exe'], undefined],
  ])('%s', (_, path, files, expected) => {
    const nowhere = 'C:\\Windows\\git.exe';
    expect(find(path, files)).toBe(expected ?? nowhere);
    expect(find(path, files, 'PATH')).toBe(expected ?? nowhere);
  });
});

test('elsewhere the system looks for it', () => {
  const isFile = (): boolean => true;
  expect(findProgram('git', { platform: 'linux', environment: {}, isFile })).toBe('git');
});
