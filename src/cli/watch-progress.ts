import type { Progress, Watch } from '../sources/listing.ts';

/** Most scans are done before that. */
const PATIENCE_MS = 1000;
const FRAME_MS = 100;

/** Shows a bar when the work takes longer than a second. */
export function watchProgress(): { watch: Watch; stop: () => void } {
  let next = performance.now() + PATIENCE_MS;
  let bar: import('./progress.ts').ProgressBar | undefined;
  let isStopped = false;
  let isLoading = false;
  const load = async ({ total }: Progress): Promise<void> => {
    const { ProgressBar } = await import('./progress.ts');
    if (!isStopped) bar = new ProgressBar(process.stderr, total !== undefined);
  };
  return {
    watch(progress) {
      const now = performance.now();
      if (now < next) return;
      next = now + FRAME_MS;
      bar?.update(progress);
      if (isLoading) return;
      isLoading = true;
      void load(progress);
    },
    stop() {
      isStopped = true;
      bar?.stop();
    },
  };
}
