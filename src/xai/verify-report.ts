import noXaiKey from '../../rules/no-xai-key.ts';
import type { Finding } from '../finding/finding.ts';
import { reveal } from '../finding/secret.ts';
import type { Verification } from '../finding/verification.ts';
import type { Report } from '../report/report.ts';
import { askXai } from './ask-xai.ts';

/** It is for another service, which has no such question. */
const MANAGEMENT_PREFIX = 'xai-token-';
const AT_ONCE = 4;
const TIMEOUT = 10_000;

/**
 * Asks xAI about each distinct key of a report, suppressed or not, and marks the findings with what it says.
 * @param timeout for each key, in milliseconds
 */
export async function verifyReport(
  report: Report,
  endpoint: URL,
  timeout: number = TIMEOUT,
): Promise<Report> {
  const findings = [...report.findings, ...report.suppressed.map(({ finding }) => finding)];
  const keys = new Set(findings.flatMap((finding) => readKey(finding) ?? []));
  const answers = new Map<string, Verification>();
  const waiting = keys.values();
  const ask = async (): Promise<void> => {
    // All share the iterator, so each takes the next key that nobody has asked about.
    for (const key of waiting) answers.set(key, await askOne(endpoint, key, timeout));
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

/** Whether a key may be live, as far as anybody could tell. */
export function mayBeLive({ verification }: Finding): boolean {
  return verification?.status === 'active' || verification?.status === 'unknown';
}

function readKey({ rule, secret }: Finding): string | undefined {
  return rule === noXaiKey.id && secret ? reveal(secret) : undefined;
}

function askOne(endpoint: URL, key: string, timeout: number): Promise<Verification> {
  if (key.startsWith(MANAGEMENT_PREFIX)) {
    return Promise.resolve({ status: 'unknown', detail: 'management keys are not asked about' });
  }
  return askXai(endpoint, key, timeout);
}
