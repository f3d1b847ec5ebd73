import noXaiKey from '../../rules/no-xai-key.ts';
import { POSSIBLE } from '../../rules/prefixes/xai-key-kind.ts';
import type { Finding } from '../finding/finding.ts';
import { reveal, Secret } from '../finding/secret.ts';
import type { Verification } from '../finding/verification.ts';
import type { Report } from '../report/report.ts';
import { askAboutKey } from './ask-about-key.ts';
import type { XaiHosts } from './hosts.ts';
import type { TransportOptions } from './transport.ts';

const AT_ONCE = 4;

/**
 * Asks xAI about each distinct key of a report, suppressed or not, and adds the answers to the findings.
 * Values that may not be a key are not sent anywhere.
 */
export async function verifyReport(
  report: Report,
  hosts: XaiHosts,
  options: TransportOptions = {},
): Promise<Report> {
  const findings = [...report.findings, ...report.suppressed.map(({ finding }) => finding)];
  const keys = new Set(findings.flatMap((finding) => readKey(finding) ?? []));
  const answers = new Map<string, Verification>();
  const waiting = keys.values();
  const ask = async (): Promise<void> => {
    // All workers share the iterator, so each takes the next key.
    for (const key of waiting) {
      answers.set(key, await askAboutKey(new Secret(key), hosts, options));
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, ask));

  const mark = (finding: Finding): Finding => {
    const answer = answers.get(readKey(finding) ?? '');
    return answer ? { ...finding, verification: answer } : finding;
  };
  return {
    ...report,
    findings: report.findings.map(mark),
    suppressed: report.suppressed.map((item) => ({ ...item, finding: mark(item.finding) })),
  };
}

/** Whether a key is active, or could be because its state is unknown. */
export function mayBeLive({ rule, verification }: Finding): boolean {
  if (!verification) return rule === noXaiKey.id;
  return verification.status === 'active' || verification.status === 'unknown';
}

function readKey({ rule, secret, message }: Finding): string | undefined {
  if (rule !== noXaiKey.id || !secret || message.startsWith(POSSIBLE)) return undefined;
  return reveal(secret);
}
