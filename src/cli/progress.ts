import { SingleBar } from 'cli-progress';
import type { Progress } from '../sources/listing.ts';

/** A bar on a terminal, which is removed at the end. */
export class ProgressBar {
  readonly #bar: SingleBar;

  constructor(stream: NodeJS.WriteStream, hasTotal: boolean) {
    const left = hasTotal ? '{bar} {percentage}% | {eta_formatted} left | ' : '';
    this.#bar = new SingleBar({
      format: `keyfence: ${left}{objects} objects | {megabytes} MB`,
      stream,
      clearOnComplete: true,
      hideCursor: true,
      barsize: 24,
      // Frames of the last seconds.
      etaBuffer: 50,
      gracefulExit: true,
    });
    this.#bar.start(1, 0, { objects: 0, megabytes: 0 });
  }

  update({ objects, bytes, done, total }: Progress): void {
    if (total !== undefined) this.#bar.setTotal(total);
    // The total may be an estimate.
    this.#bar.update(Math.min(done ?? 0, total ?? 0), {
      objects: objects.toLocaleString('en'),
      megabytes: Math.round(bytes / 1e6).toLocaleString('en'),
    });
  }

  stop(): void {
    this.#bar.stop();
  }
}
