import type { Baseline } from '../../baseline/baseline.ts';
import type { Config } from '../../config/config.ts';
import { makeSecretFilePatterns } from '../../config/secret-file-patterns.ts';
import type { LargeFile, SourceFile } from '../../files/source-file.ts';
import type { Finding } from '../../finding/finding.ts';
import { lintSource } from '../../lint/lint-source.ts';
import type { Report } from '../../report/report.ts';
import { withoutInfo } from '../../report/without-info.ts';
import noSecretFile from '../../../rules/no-secret-file.ts';
import type { Verdict } from '../agent-event.ts';
import {
  describeEntering,
  describeFault,
  describeRead,
  describeUnread,
} from './describe-denial.ts';
import { loadSettings } from './load-settings.ts';
import { mayShow } from './may-show.ts';
import { openRead } from './open-read.ts';
import { redactRead } from './redact-read.ts';
import { toSourcePath } from './resolve-paths.ts';
import type { Entering, FileRead, Subjects } from './subjects.ts';

/**
 * Scans a call or a prompt like any file: with the configuration, the allow comments and the baseline of the
 * repository. What cannot be scanned is denied.
 * @throws ConfigError, ScanError
 */
export async function judgeSubjects(subjects: Subjects): Promise<Verdict> {
  const { root, faults, entering, reads } = subjects;
  const paths = [
    ...entering.map(({ file }) => file.path),
    ...reads.map(({ name }) => toSourcePath(name)),
  ];
  const { config, baseline } = await loadSettings(root, paths);
  const judge = new Judge(config, baseline);
  const reasons = faults.map(describeFault);
  for (const item of entering) reasons.push(...(await judge.judgeEntering(item)));
  const seen = new Set<string>();
  for (const read of reads) {
    // A word may refer to a file in several ways.
    if (seen.has(read.absolute)) continue;
    const found = await judge.judgeRead(read);
    if (found.length > 0) seen.add(read.absolute);
    reasons.push(...found);
  }
  const [first] = reasons;
  return first === undefined
    ? { kind: 'pass' }
    : { kind: 'deny', reason: [...new Set(reasons)].join('\n\n') };
}

class Judge {
  readonly #config: Config;
  readonly #baseline: Baseline | undefined;

  constructor(config: Config, baseline: Baseline | undefined) {
    this.#config = config;
    this.#baseline = baseline;
  }

  /** @returns why it must not be written or sent, if so */
  async judgeEntering(item: Entering): Promise<string[]> {
    const { file, before, what } = item;
    if (file.path !== '' && file.path === this.#config.baseline)
      return [describeFault('changes the baseline of keyfence')];
    const report = await this.#lint(file);
    const unread = report.errors.map(({ message }) => describeUnread(what, message));
    const findings = listErrors(report);
    if (findings.length === 0) return unread;
    const old = before ? listErrors(await this.#lint({ ...file, bytes: before })) : [];
    const isNew = takeAway(findings, old);
    return isNew.length === 0 ? unread : [...unread, describeEntering(what, isNew)];
  }

  async judgeRead(read: FileRead): Promise<string[]> {
    const { secretFiles } = this.#config.agents;
    const { name } = read;
    const path = toSourcePath(name);
    const patterns = await makeSecretFilePatterns(this.#config.gitignore)(path);
    const isNamed = patterns.match(path) !== undefined && !patterns.isTemplate(path);
    if (isNamed && secretFiles === 'allow') return [];
    const file = openRead(read);
    if (!file) return [];
    const bytes = 'bytes' in file ? file.bytes : undefined;
    if (!mayShow(read, bytes)) return [];
    const report = await this.#lint(file);
    const unread = report.errors.map(({ message }) => describeUnread(`read ${name}`, message));
    const findings = listErrors(report);
    const isSecretFile = findings.some(({ rule }) => rule === noSecretFile.id);
    const shown = findings.filter((finding) => mayShow(read, bytes, finding));
    if (unread.length > 0 || shown.length === 0) return unread;
    // A secret file is shown without its values only if that is configured.
    const offers = !isSecretFile || secretFiles === 'redact';
    const text = offers && bytes ? redactRead(bytes, path, this.#config, isSecretFile) : undefined;
    return [describeRead(read, shown, { isSecretFile, bytes, text })];
  }

  async #lint(file: SourceFile | LargeFile): Promise<Report> {
    const source = {
      emptyMessage: '',
      // eslint-disable-next-line @typescript-eslint/require-await -- sources yield asynchronously
      async *read(account: { ask: (count: number) => void }): AsyncGenerator<typeof file> {
        account.ask(1);
        yield file;
      },
    };
    return withoutInfo(await lintSource(source, this.#config, this.#baseline));
  }
}

function listErrors({ findings }: Report): Finding[] {
  return findings.filter(({ severity }) => severity === 'error');
}

/** The findings that occur more often than before. */
function takeAway(findings: readonly Finding[], old: readonly Finding[]): Finding[] {
  const counts = new Map<string, number>();
  for (const { fingerprint } of old) counts.set(fingerprint, (counts.get(fingerprint) ?? 0) + 1);
  return findings.filter(({ fingerprint }) => {
    const left = (counts.get(fingerprint) ?? 0) - 1;
    counts.set(fingerprint, left);
    return left < 0;
  });
}
