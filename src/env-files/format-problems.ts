import { VERSION } from '../package/version.ts';
import { formatAsJson } from '../reporters/format-json.ts';
import { makePaint } from '../reporters/paint.ts';
import { escapeControls } from '../text/escape-controls.ts';
import type { Problem } from './problem.ts';
import { formatCount } from '../text/format-count.ts';

/** The checked files and names, and their problems. */
export interface EnvReport {
  readonly problems: readonly Problem[];
  /** How many files were read, and how many names have a value. */
  readonly files: number;
  readonly names: number;
  /** How many problems `--fix` removed. */
  readonly fixed: number;
  /** Errors: files that could not be checked. */
  readonly errors: readonly string[];
}

const LEVELS = { error: ['red', 'error'], warn: ['yellow', 'warning'] } as const;

/** For people: each problem with its remedy, and the number of checked files. */
export function formatEnvReport(report: EnvReport, color: boolean): string {
  const { problems, files, names, fixed, errors } = report;
  const paint = makePaint(color);
  const lines = problems.flatMap(({ path, line, severity, message, remedy }) => {
    const [style, word] = LEVELS[severity];
    const where = [path, line].filter((part) => part !== undefined).join(':');
    return [
      `${paint('bold', escapeControls(where))}  ${paint(style, word)}  ${escapeControls(message)}`,
      `  ${escapeControls(remedy)}`,
      '',
    ];
  });
  const failed = errors.map((error) => `${paint('red', 'not read')}  ${escapeControls(error)}\n`);
  const summary = [
    `${formatCount(files, 'file')} with ${formatCount(names, 'name')}`,
    problems.length === 0 ? 'nothing to report' : formatCount(problems.length, 'problem'),
    ...(fixed > 0 ? [`${String(fixed)} fixed`] : []),
  ];
  return `${[...lines, ...failed, summary.join(', ')].join('\n')}\n`;
}

/** For programs: version 1. */
export function formatEnvReportAsJson({ problems, ...numbers }: EnvReport): string {
  return formatAsJson({
    version: 1,
    tool: `keyfence ${VERSION}`,
    problems: problems.map(({ fix, ...problem }) => ({ ...problem, canFix: fix !== undefined })),
    ...numbers,
  });
}
