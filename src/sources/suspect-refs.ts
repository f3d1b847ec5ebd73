import type { SecretPrefilter } from './secret-prefilter.ts';

/** The names of branches and tags that could hold a secret. There may be thousands, and hardly one does. */
export function listSuspectRefs(
  refs: readonly string[],
  { passesBatch, passes }: SecretPrefilter,
): readonly string[] {
  if (refs.length === 0 || !passesBatch(Buffer.from(refs.join('\n')))) return [];
  return refs.filter((ref) => passes(Buffer.from(ref)));
}
