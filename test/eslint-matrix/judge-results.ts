import { isDeepStrictEqual } from 'node:util';
import type { Linter } from 'eslint';
import type { PlantedFile } from './planted-files.ts';

/** What ESLint says about one file. */
export interface FileResult {
  readonly messages: readonly Linter.LintMessage[];
  /** The content after `--fix`, if that changes it. */
  readonly output: string | undefined;
}

/** By path; the messages are those without `--fix`. */
export type Results = ReadonlyMap<string, FileResult>;

/** What keyfence has done wrong in one file. */
export interface Fault {
  readonly kind: 'missed' | 'twice' | 'false alarm' | 'foreign' | 'changed' | 'written';
  readonly path: string;
  readonly detail: string;
}

/** The outcome of one cell of the matrix. */
export interface Verdict {
  readonly found: number;
  /** Keys that are missed in files that the base configuration alone cannot parse, where no rule runs. */
  readonly unreachable: number;
  /** Keys in Markdown of which a later processor shows only blocks, where keyfence says so. */
  readonly hidden: number;
  readonly faults: readonly Fault[];
}

/** A rule that reports keys. */
const SECRET_RULE = /^keyfence\/(?:no-|public)/;

/** Compares what ESLint says with keyfence and without. */
export function judgeResults(
  planted: readonly PlantedFile[],
  without: Results,
  withKeyfence: Results,
): Verdict {
  const faults: Fault[] = [];
  let found = 0;
  let unreachable = 0;
  let hidden = 0;
  const isTold = [...withKeyfence.values()].some(({ messages }) => messages.some(tellsHidden));
  for (const file of planted) {
    const before = without.get(file.path);
    const after = withKeyfence.get(file.path);
    const keys = judgeKeys(file, after?.messages ?? []);
    const isUnparsed = before?.messages.some(({ fatal }) => fatal) === true;
    const isHidden = isTold && file.path.endsWith('.md');
    const missed = keys.faults.filter(({ kind }) => kind === 'missed');
    found += keys.found;
    faults.push(...keys.faults.filter(({ kind }) => kind !== 'missed'));
    if (isUnparsed) unreachable += missed.length;
    else if (isHidden) hidden += missed.length;
    else faults.push(...missed);
  }
  for (const [path, after] of withKeyfence) {
    const content = planted.find((file) => file.path === path)?.content.toString();
    faults.push(...judgeOthers(path, without.get(path), after, content));
  }
  return { found, unreachable, hidden, faults };
}

/** Whether a message says that the order of the configurations is wrong. */
function tellsHidden({ message }: Linter.LintMessage): boolean {
  return message.endsWith('Put keyfence after it.');
}

/** Each key has exactly one report. */
function judgeKeys(
  { path, content, keys }: PlantedFile,
  messages: readonly Linter.LintMessage[],
): { readonly found: number; readonly faults: readonly Fault[] } {
  const text = content.toString().replace(/^\uFEFF/, '');
  const reports = messages.filter(({ ruleId }) => SECRET_RULE.test(ruleId ?? ''));
  const texts = reports.map((report) => cutOut(text, report).replaceAll('\0', ''));
  const faults: Fault[] = [];
  const counts = keys.map((key) => texts.filter((reported) => reported.includes(key)).length);
  counts.forEach((count, index) => {
    const detail = index === 0 ? 'xAI key' : 'other key';
    if (count === 0) faults.push({ kind: 'missed', path, detail });
    if (count > 1) faults.push({ kind: 'twice', path, detail });
  });
  texts.forEach((reported, index) => {
    if (keys.some((key) => reported.includes(key))) return;
    const detail = `${reports[index]?.ruleId ?? ''} in line ${reports[index]?.line ?? 0}`;
    faults.push({ kind: 'false alarm', path, detail });
  });
  return { found: counts.filter((count) => count === 1).length, faults };
}

/** What a message is about. */
function cutOut(text: string, { line, column, endLine, endColumn }: Linter.LintMessage): string {
  const starts = [
    0,
    ...Array.from(text.matchAll(/\r\n|[\r\n\u2028\u2029]/g), (at) => at.index + at[0].length),
  ];
  const start = (starts[line - 1] ?? 0) + column - 1;
  return text.slice(start, (starts[(endLine ?? line) - 1] ?? 0) + (endColumn ?? column) - 1);
}

/** Whoever was there before says and fixes what it did. */
function judgeOthers(
  path: string,
  before: FileResult | undefined,
  after: FileResult,
  content: string | undefined,
): Fault[] {
  const others = after.messages.filter(
    (message) => !message.ruleId?.startsWith('keyfence/') && !tellsHidden(message),
  );
  const faults: Fault[] = [];
  if (!before) {
    for (const message of others) {
      faults.push({ kind: 'foreign', path, detail: message.ruleId ?? message.message });
    }
  } else if (!isDeepStrictEqual(others, before.messages)) {
    faults.push({ kind: 'changed', path, detail: compare(before.messages, others) });
  }
  if (!isExpected(path, before?.output, after.output, content)) {
    faults.push({ kind: 'written', path, detail: 'differs after --fix' });
  }
  return faults;
}

/** Our own rule adds lines to `.gitignore`. */
function isExpected(
  path: string,
  before: string | undefined,
  after: string | undefined,
  content: string | undefined,
): boolean {
  if (before === after) return true;
  return path === '.gitignore' && before === undefined && after?.startsWith(content ?? '') === true;
}

function compare(
  before: readonly Linter.LintMessage[],
  after: readonly Linter.LintMessage[],
): string {
  const describe = ({ ruleId, line, message }: Linter.LintMessage): string =>
    `${ruleId ?? message}:${line}`;
  const [were, are] = [before.map(describe), after.map(describe)];
  const gone = were.filter((one) => !are.includes(one)).map((one) => `-${one}`);
  const come = are.filter((one) => !were.includes(one)).map((one) => `+${one}`);
  return [...gone, ...come].slice(0, 4).join(' ') || 'the same rules, other reports';
}
