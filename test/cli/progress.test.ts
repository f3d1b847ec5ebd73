import { Writable } from 'node:stream';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { ProgressBar } from '../../src/cli/progress.ts';
import { watchProgress } from '../../src/cli/watch-progress.ts';

/** A terminal that keeps what is written to it. */
class Terminal extends Writable {
  readonly isTTY: boolean = true;
  readonly columns: number = 100;
  readonly rows: number = 30;
  text: string = '';

  override _write(chunk: Buffer, _: BufferEncoding, done: () => void): void {
    this.text += chunk.toString();
    done();
  }
}

describe('the bar', () => {
  function draw(hasTotal: boolean): string {
    const terminal = new Terminal();
    const bar = new ProgressBar(terminal as unknown as NodeJS.WriteStream, hasTotal);
    const total = hasTotal ? { done: 3, total: 4 } : {};
    bar.update({ objects: 12_345, bytes: 2_400_000, ...total });
    bar.stop();
    return terminal.text;
  }

  test('tells how much is done, and is wiped at the end', () => {
    const drawn = draw(true);
    expect(drawn).toContain('75%');
    expect(drawn).toContain('12,345 objects | 2 MB');
    // The cursor to the left end, and the whole line erased. ECMA-48, 8.3.9 and 8.3.41
    expect(drawn.endsWith('\u001B[1G\u001B[2K')).toBe(true);
  });

  test('tells no share where nobody knows how much there is', () => {
    const drawn = draw(false);
    expect(drawn).toContain('12,345 objects | 2 MB');
    expect(drawn).not.toContain('%');
  });
});

describe('it is shown', () => {
  const written: string[] = [];
  const isTTY = Object.getOwnPropertyDescriptor(process.stderr, 'isTTY');
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['performance'] });
    written.length = 0;
    vi.spyOn(process.stderr, 'write').mockImplementation((chunk) => {
      written.push(String(chunk));
      return true;
    });
    Object.defineProperty(process.stderr, 'isTTY', { value: true, configurable: true });
  });
  afterEach(() => {
    vi.useRealTimers();
    vi.restoreAllMocks();
    if (isTTY) Object.defineProperty(process.stderr, 'isTTY', isTTY);
    else Reflect.deleteProperty(process.stderr, 'isTTY');
  });

  test.each([
    [900, false],
    [1100, true],
  ])('after %i milliseconds: %j', async (milliseconds, isShown) => {
    const { watch, stop } = watchProgress();
    vi.advanceTimersByTime(milliseconds);
    watch({ objects: 1, bytes: 1 });
    await vi.dynamicImportSettled();
    stop();
    expect(written.join('').includes('objects')).toBe(isShown);
  });
});
