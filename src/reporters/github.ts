import { neutralize } from '../ci/log-commands.ts';
import type { WebLinks } from '../ci/web-links.ts';
import type { Finding } from '../finding/finding.ts';
import { describeErrorOf } from '../report/describe-error-of.ts';
import type { Report, ReportedError } from '../report/report.ts';
import { escapeControls } from '../text/escape-controls.ts';
import { describeFinding, describeLocation, toLevel, type Level } from './describe-finding.ts';
import { describeVerdict } from './describe-report.ts';
import { describeScanned } from './describe-scanned.ts';
import { describeSource, toSentence } from './describe-source.ts';
import type { Reporter } from './reporter.ts';
import { listWithMore } from './with-more.ts';

/** GitHub shows this many annotations of a step and silently drops the rest. */
const ANNOTATIONS = 10;
const LEVELS: readonly Level[] = ['error', 'warning', 'note'];
const COMMANDS = { error: 'error', warning: 'warning', note: 'notice' } as const;

/**
 * Workflow commands: an annotation for each of the first findings, the most severe first, and a line in the log
 * for each of the others. https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands
 */
export const formatGithub: Reporter = (report, { web }) => {
  const findings = sortByLevel(listWithMore(report));
  const errors = report.errors.map(formatError);
  // Errors come first, because what was not scanned may contain more secrets.
  const errorAnnotations = errors.slice(0, ANNOTATIONS);
  const left = ANNOTATIONS - errorAnnotations.length;
  const rest = [
    ...report.errors.slice(ANNOTATIONS).map((error) => neutralise(describeErrorOf(error))),
    ...findings.slice(left).map((finding) => formatLine(finding, web)),
  ];
  const lines = [
    ...errorAnnotations,
    ...findings.slice(0, left).map((finding) => formatAnnotation(finding, web)),
    ...(rest.length > 0 ? [`${rest.length} more, which GitHub would not annotate:`] : []),
    ...rest,
    ...report.scanned.notes.map(({ path, note }) => neutralise(`note: ${path}: ${note}`)),
    ...listNextSteps(report),
    `keyfence: ${describeVerdict(report)}; ${describeScanned(report.scanned)}`,
  ];
  return lines.map((line) => `${line}\n`).join('');
};

/** The most severe first, in the order of the report otherwise. */
export function sortByLevel(findings: readonly Finding[]): Finding[] {
  return LEVELS.flatMap((level) => findings.filter((finding) => toLevel(finding) === level));
}

function formatError(error: ReportedError): string {
  const properties = [
    ['file', escapeControls(error.path)],
    ['title', 'keyfence: not scanned'],
  ] as const;
  return formatCommand('error', properties, escapeControls(describeErrorOf(error)));
}

function formatAnnotation(finding: Finding, web: WebLinks | undefined): string {
  const { rule, path, region, remedy } = finding;
  const properties = [
    // The runner cannot process a name with control characters.
    ['file', path === '' ? undefined : escapeControls(path)],
    ['line', region?.line],
    ['endLine', region?.endLine],
    ['col', region?.column],
    ['endColumn', region?.endColumn],
    ['title', `keyfence: ${rule}`],
  ] as const;
  const source = toSentence(describeSource(finding, web));
  const message = `${describeFinding(finding)}. ${source}${remedy}`;
  return formatCommand(COMMANDS[toLevel(finding)], properties, message);
}

function formatCommand(
  command: string,
  properties: readonly (readonly [string, string | number | undefined])[],
  message: string,
): string {
  const written = properties.flatMap(([name, value]) =>
    value === undefined ? [] : [`${name}=${escapeProperty(String(value))}`],
  );
  return `::${command} ${written.join(',')}::${escapeData(message)}`;
}

function formatLine(finding: Finding, web: WebLinks | undefined): string {
  const parts = [
    toLevel(finding),
    describeLocation(finding),
    describeFinding(finding),
    finding.rule,
    describeSource(finding, web),
  ];
  return neutralise(parts.filter(Boolean).join('  '));
}

function listNextSteps({ nextSteps }: Report): string[] {
  if (!nextSteps) return [];
  const steps = nextSteps.steps.map((step) =>
    'command' in step ? `  ${step.command}` : step.text,
  );
  return [nextSteps.headline, ...steps].map(neutralise);
}

function neutralise(line: string): string {
  return neutralize(escapeControls(line));
}

/** https://github.com/actions/toolkit/blob/main/packages/core/src/command.ts */
function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
