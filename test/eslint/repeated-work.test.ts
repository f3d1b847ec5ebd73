import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { findOpenPatterns } from '../../src/eslint/gitignore/find-open-patterns.ts';
import { memoizeForOneSecond } from '../../src/eslint/memoize-for-one-second.ts';
import { toBytePath } from '../../src/gitignore/engine/byte-path.ts';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['performance'] });
});
afterEach(() => {
  vi.useRealTimers();
});

test('the ignore files of a repository are judged once, whichever of them is linted', () => {
  const settings = { patterns: ['.env', '.env.*'], templates: [] };
  const files = ['.gitignore', 'a/.gitignore', 'b/.gitignore'].map((path) => ({
    path: toBytePath(path),
    bytes: Buffer.from('.env\n'),
  }));
  const open = findOpenPatterns(files, settings);
  expect(open.map(({ pattern }) => pattern)).toEqual(['.env.*']);
  expect(findOpenPatterns(files.toReversed(), settings)).toBe(open);
  const changed = files.map((file, index) =>
    index === 0 ? { ...file, bytes: Buffer.from('.env\n.env.*\n') } : file,
  );
  expect(findOpenPatterns(changed, settings)).toEqual([]);
  expect(findOpenPatterns(files, { ...settings, patterns: ['.env'] })).toEqual([]);
});

test('what takes long to read is read less often', () => {
  const times: number[] = [];
  const read = memoizeForOneSecond((key) => {
    times.push(performance.now());
    vi.advanceTimersByTime(key === 'long' ? 200 : 1);
  });
  const readFor = (key: string, duration: number): number => {
    times.length = 0;
    for (let at = 0; at < duration; at += 100) {
      read(key);
      vi.advanceTimersByTime(100);
    }
    return times.length;
  };
  expect(readFor('short', 10_000)).toBe(10);
  expect(readFor('long', 10_000)).toBe(3);
});
