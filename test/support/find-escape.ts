import { makeConfig } from '../../src/config/config.ts';
import { reveal } from '../../src/finding/secret.ts';
import { lintSource } from '../../src/lint/lint-source.ts';
import { scanFastPath } from '../../src/lint/scan-fast-path.ts';
import type { Report } from '../../src/report/report.ts';
import { formatJson } from '../../src/reporters/json.ts';
import { formatStylish } from '../../src/reporters/stylish.ts';
import { makePrefilter } from '../../src/sources/secret-prefilter.ts';
import type { Source } from '../../src/sources/source.ts';
import { findShown } from './find-shown.ts';
import type { HiddenKey } from './hidden-keys.ts';

const config = makeConfig({});
const prefilter = makePrefilter(config);
/** As many characters of a key as no output may show in a row. */
const WINDOW = 8;
const NOW = new Date(0);

/** How a key got past the linter, or out of it; `undefined` where it did neither. */
export async function findEscape(hidden: HiddenKey): Promise<string | undefined> {
  const report = await lintBytes(hidden.bytes, hidden.path);
  // What stands right behind it in another layer may be taken for more of it.
  const isFound = report.findings.some(
    ({ secret, severity }) =>
      severity === 'error' && secret !== undefined && reveal(secret).startsWith(hidden.secret),
  );
  if (!isFound) return `${hidden.name}: not found`;
  if (await scanFastPath(makeSource(hidden.bytes, hidden.path)))
    return `${hidden.name}: cleared by the fast path`;
  if (!prefilter.passes(hidden.bytes) && !prefilter.isArchive(hidden.bytes))
    return `${hidden.name}: cleared in a history`;
  for (const color of [false, true]) {
    for (const format of [formatStylish, formatJson]) {
      const output = format(report, { exitCode: 1, color, started: NOW, ended: NOW });
      if (findShown(output, hidden.secret) !== undefined) return `${hidden.name}: shown`;
      if (showsPiece(output, hidden)) return `${hidden.name}: shown as it is written`;
    }
  }
  return undefined;
}

/** What a scan says about one file. */
export async function lintBytes(bytes: Buffer, path: string): Promise<Report> {
  return lintSource(makeSource(bytes, path), config);
}

function makeSource(bytes: Buffer, path: string): Source {
  const file = { path, bytes, kind: 'content', tracked: false } as const;
  return {
    emptyMessage: '',
    // eslint-disable-next-line @typescript-eslint/require-await -- a source is asynchronous
    async *read(account) {
      account.ask(1);
      yield file;
    },
  };
}

/** Whether an output shows as much of what a key is written as as stands for eight characters of it. */
function showsPiece(output: string, { secret, hidden, another }: HiddenKey): boolean {
  const length = Math.ceil((WINDOW * hidden.length) / secret.length);
  for (let at = 0; at + length <= hidden.length; at++) {
    const piece = hidden.slice(at, at + length);
    if (output.includes(piece) && !another.includes(piece)) return true;
  }
  return false;
}
