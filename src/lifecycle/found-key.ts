import noXaiKey from '../../rules/no-xai-key.ts';
import { getXaiKeyKind, POSSIBLE, type XaiKeyKind } from '../../rules/prefixes/xai-key-kind.ts';
import { UsageError } from '../errors/errors.ts';
import type { Finding } from '../finding/finding.ts';
import { reveal, type Secret } from '../finding/secret.ts';
import type { Report } from '../report/report.ts';
import { describeLocation } from '../reporters/describe-finding.ts';

/** An xAI key that a scan found, with all locations. Safe to print. */
export interface FoundKey {
  readonly secret: Secret;
  readonly kind: XaiKeyKind;
  /** `src/a.py:3:12`, each once. */
  readonly places: readonly string[];
  readonly fingerprints: readonly string[];
}

/** Which of the found keys to use. */
export type Selection =
  | { readonly all: true }
  | { readonly fingerprint: string }
  | { readonly path: string; readonly line?: number };

const FINGERPRINT = /^[\da-f]{32}$/;
const PLACE = /^(?<path>.+?):(?<line>[1-9]\d{0,8})(?::\d{1,9})?$/;

/**
 * Parses the command line: a location, a fingerprint, or all.
 * @throws UsageError unless it is exactly one of them
 */
export function parseSelection(words: readonly string[], wantsAll: boolean): Selection {
  const [word] = words;
  if (words.length > 1 || wantsAll === (word !== undefined)) {
    throw new UsageError(
      'name one key by its place (path:line) or its fingerprint, or use --all-found',
    );
  }
  if (word === undefined) return { all: true };
  if (FINGERPRINT.test(word)) return { fingerprint: word };
  const { path, line } = PLACE.exec(word)?.groups ?? {};
  return path === undefined ? { path: word } : { path, line: Number(line) };
}

/**
 * The selected keys of a report.
 * @param toPath the path of a selection, as in the report
 * @throws UsageError when there are none, or several and only one was selected
 */
export function selectKeys(
  { findings, suppressed }: Pick<Report, 'findings' | 'suppressed'>,
  selection: Selection,
  toPath: (path: string) => string,
): FoundKey[] {
  const all = [...findings, ...suppressed.map(({ finding }) => finding)];
  const meant = all.filter((finding) => isMeant(finding, selection, toPath));
  const keys = groupKeys(meant);
  if ('all' in selection) return keys;
  if (keys.length === 0) throw new UsageError(describeNothing(meant, all, selection));
  if (keys.length > 1) {
    const places = keys.map(({ places: [place = ''] }) => place).join(', ');
    throw new UsageError(`there are several keys there; name one of ${places}, or its fingerprint`);
  }
  // All locations of the key matter.
  const [{ secret } = { secret: undefined }] = keys;
  const value = secret && reveal(secret);
  return groupKeys(all.filter((finding) => finding.secret && reveal(finding.secret) === value));
}

function isMeant(
  finding: Finding,
  selection: Selection,
  toPath: (path: string) => string,
): boolean {
  if ('all' in selection) return true;
  if ('fingerprint' in selection) return finding.fingerprint === selection.fingerprint;
  if (finding.path !== toPath(selection.path)) return false;
  const { line } = selection;
  const { region } = finding;
  return (
    line === undefined || (region !== undefined && region.line <= line && line <= region.endLine)
  );
}

function groupKeys(findings: readonly Finding[]): FoundKey[] {
  const keys = new Map<string, { secret: Secret; findings: Finding[] }>();
  for (const finding of findings) {
    const { secret } = finding;
    if (!secret || !isXaiKey(finding)) continue;
    const value = reveal(secret);
    const key = keys.get(value);
    if (key) key.findings.push(finding);
    else keys.set(value, { secret, findings: [finding] });
  }
  return [...keys].map(([value, { secret, findings: own }]) => ({
    secret,
    kind: getXaiKeyKind(value),
    places: [...new Set(own.map(describeLocation))],
    fingerprints: [...new Set(own.map(({ fingerprint }) => fingerprint))],
  }));
}

/** Values that may not be a key are not sent anywhere, and neither are tokens that expire by themselves. */
function isXaiKey({ rule, message, secret }: Finding): boolean {
  if (rule !== noXaiKey.id || message.startsWith(POSSIBLE) || !secret) return false;
  return getXaiKeyKind(reveal(secret)) !== 'ephemeral';
}

function describeNothing(
  meant: readonly Finding[],
  all: readonly Finding[],
  selection: Selection,
): string {
  const [other] = meant.filter(({ secret }) => secret);
  if (other) {
    return `what was found there is not a key that xAI can be asked about (${other.message}); revoke it with whoever issued it`;
  }
  const places = groupKeys(all).map(({ places: [place = ''] }) => place);
  const known =
    places.length === 0 ? 'no xAI key was found' : `keys were found at ${places.join(', ')}`;
  return 'fingerprint' in selection
    ? `no key has that fingerprint: ${known}; add --history if it is only in the history`
    : `there is no key there: ${known}`;
}
