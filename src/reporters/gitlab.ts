import type { Finding } from '../finding/finding.ts';
import { saltFingerprint } from '../finding/fingerprint.ts';
import { HOMEPAGE, VERSION } from '../package/version.ts';
import { describeErrorOf } from '../report/describe-error-of.ts';
import { describeFinding, describeLocation, toLevel } from './describe-finding.ts';
import { formatAsJson } from './format-json.ts';
import { numberRepeats } from './number-repeats.ts';
import type { Reporter } from './reporter.ts';
import { describeMoreOf } from './with-more.ts';

const SCHEMA = '15.2.4';
const SEVERITIES = { error: 'Critical', warning: 'Low', note: 'Info' } as const;
/** GitLab's own analyzer writes this if there is no commit. */
const NO_COMMIT = '0000000';
const TOOL = {
  id: 'keyfence',
  name: 'keyfence',
  url: HOMEPAGE,
  version: VERSION,
  vendor: { name: 'keyfence' },
} as const;

/**
 * For `artifacts:reports:secret_detection` of GitLab. Suppressed findings are not vulnerabilities, and are left
 * out. https://gitlab.com/gitlab-org/security-products/security-report-schemas
 */
export const formatGitlab: Reporter = (
  { findings, more = [], errors, scanned },
  { started, ended },
) => {
  const countRepeat = numberRepeats();
  const report = {
    version: SCHEMA,
    schema: `https://gitlab.com/gitlab-org/security-products/security-report-schemas/-/raw/v${SCHEMA}/dist/secret-detection-report-format.json`,
    scan: {
      analyzer: TOOL,
      scanner: TOOL,
      type: 'secret_detection',
      status: errors.length === 0 ? 'success' : 'failure',
      start_time: formatTime(started),
      end_time: formatTime(ended),
      messages: [
        ...errors.map((error) => ({ level: 'fatal', value: describeErrorOf(error) })),
        ...more.map((one) => ({ level: 'warn', value: describeMoreOf(one) })),
        ...scanned.notes.map(({ path, note }) => ({
          level: scanned.unopened.includes(path) ? 'warn' : 'info',
          value: `${path}: ${note}`,
        })),
      ],
    },
    vulnerabilities: findings.map((finding) => toVulnerability(finding, countRepeat(finding))),
  };
  return formatAsJson(report);
};

function toVulnerability(finding: Finding, repeat: number): Record<string, unknown> {
  const { rule, path, region, origin, message, remedy } = finding;
  return {
    id: makeId(finding, repeat),
    name: message,
    description: `${describeFinding(finding)} in ${describeLocation(finding)}`,
    severity: SEVERITIES[toLevel(finding)],
    solution: remedy,
    identifiers: [{ type: 'keyfence_rule_id', name: `keyfence rule ${rule}`, value: rule }],
    location: {
      // `undefined` omits a property.
      file: path === '' ? undefined : path,
      start_line: region?.line,
      end_line: region?.endLine,
      commit: { sha: origin?.commit ?? NO_COMMIT },
    },
  };
}

/** The fingerprint in the form of a UUID, so that a vulnerability keeps its id between runs. */
function makeId({ fingerprint }: Finding, repeat: number): string {
  const hex = repeat === 1 ? fingerprint : saltFingerprint(fingerprint, String(repeat));
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

/** GitLab accepts no `Z`, and assumes UTC. */
function formatTime(date: Date): string {
  return date.toISOString().slice(0, 19);
}
