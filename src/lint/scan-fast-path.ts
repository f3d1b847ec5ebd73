import { passesDefaultPrefilter } from '../../rules/default-prefilter.ts';
import { PATH_PREFILTERS } from '../../rules/known-prefilters.ts';
import { detectArchive } from '../archives/detect-archive.ts';
import { DEFAULT_PATTERNS } from '../config/config-defaults.ts';
import { decode } from '../decode/decode.ts';
import { passesEncodedPrefilter } from '../decode/encoded-prefilter.ts';
import { mayBePointer } from '../pointers/may-be-pointer.ts';
import type { Report } from '../report/report.ts';
import { Account } from '../sources/account.ts';
import type { Source } from '../sources/source.ts';
import { findLiteral } from '../text/find-literal.ts';

const SECRET_FILES = DEFAULT_PATTERNS.map(findLiteral);

/**
 * Runs only the prefilters, under the default configuration. They clear nearly every commit without loading
 * the code that matches and reports, which would take most of the hook's time.
 * @returns a clean report, or `undefined` if anything has to be scanned thoroughly or reported
 * @throws GitError, ScanError when something that was asked for could not be scanned
 */
export async function scanFastPath(
  source: Pick<Source, 'read' | 'emptyMessage' | 'subject'>,
): Promise<Report | undefined> {
  const account = new Account();
  for await (const item of source.read(account)) {
    if (!('bytes' in item) || detectArchive(item.bytes) || mayBePointer(item.bytes))
      return undefined;
    if (item.tracked && mayBeForbidden(item.path)) return undefined;
    const readings = decode(item.bytes, prefilter);
    if (readings.length > 0 || (item.tracked && prefilter(item.path))) {
      const { hasAnyMatch } = await import('../match/has-any-match.ts');
      if (hasAnyMatch(item, readings)) return undefined;
    }
    account.addScanned('files');
    account.addBytes(item.bytes.length);
  }
  const { emptyMessage, subject } = source;
  const { files, asked, skipped, failed } = account.close();
  const numbers = { files, bytes: account.bytes, asked, skipped, failed };
  const nothing = { notes: [], unopened: [] };
  const scanned = {
    ...numbers,
    ...nothing,
    emptyMessage,
    ...(subject !== undefined && { subject }),
  };
  return { findings: [], suppressed: [], stale: [], errors: [], scanned };
}

/** The prefilter of rules about paths. */
function mayBeForbidden(path: string): boolean {
  return PATH_PREFILTERS.some((prefilter) => {
    if (prefilter === 'patterns') return SECRET_FILES.some((literal) => path.includes(literal));
    return prefilter === undefined || prefilter.test(path);
  });
}

function prefilter(text: string, bytes?: Uint8Array): boolean {
  return (
    passesDefaultPrefilter(text) || passesEncodedPrefilter(text, passesDefaultPrefilter, bytes)
  );
}
