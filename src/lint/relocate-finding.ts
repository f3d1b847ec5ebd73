import type { Config } from '../config/config.ts';
import type { ArchiveLocation, SourceFile } from '../files/source-file.ts';
import type { Finding } from '../finding/finding.ts';
import { redactPath } from '../match/redact-path.ts';

/** Items that are not files, and how a message names them. */
const KINDS_WITHOUT_REGION: Readonly<Partial<Record<SourceFile['kind'], string>>> = {
  message: 'the commit message',
  tag: 'the message of a tag',
  ref: 'the name of a branch or tag',
};

/** Says in the message where a finding is, if it is in an archive or not in a file. */
export function relocateFinding(finding: Finding, file: SourceFile, config: Config): Finding {
  return file.within
    ? moveOutOfArchive(finding, file.within, config)
    : dropRegion(finding, file.kind);
}

/** Replaces the region by words in the message if the item is not a file. */
export function dropRegion(finding: Finding, kind: SourceFile['kind']): Finding {
  const where = KINDS_WITHOUT_REGION[kind];
  if (where === undefined) return finding;
  const { region, ...rest } = finding;
  return region ? { ...rest, message: `${finding.message} in ${where}` } : finding;
}

function moveOutOfArchive(
  finding: Finding,
  { entry, via }: ArchiveLocation,
  config: Config,
): Finding {
  const moved = { ...finding, via: [...via, ...(finding.via ?? [])] };
  if (entry === '') return { ...moved, message: `${finding.message} in ${via.join(', ')}` };
  const shown = redactPath(entry, config);
  return { ...moved, entry: shown, message: `${finding.message} in ${shown}` };
}
