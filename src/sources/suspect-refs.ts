import type { Account } from './account.ts';
import type { SecretPrefilter } from './secret-prefilter.ts';

/**
 * The names of branches and tags that could hold a secret; the others count as scanned. There may be thousands, and
 * hardly one could.
 */
export function listSuspectRefs(
  refs: readonly string[],
  { passesBatch, passes }: SecretPrefilter,
  account: Account,
): readonly string[] {
  const mayBeSuspect = refs.length > 0 && passesBatch(Buffer.from(refs.join('\n')));
  return refs.filter((ref) => {
    const bytes = Buffer.from(ref);
    if (mayBeSuspect && passes(bytes)) return true;
    account.addScanned('names');
    account.addBytes(bytes.length);
    return false;
  });
}
