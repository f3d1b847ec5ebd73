import { redactText } from '../match/redact-text.ts';
import { escapeControls } from '../text/escape-controls.ts';
import type { Verdict } from './verdict.ts';

const COLUMN = 18;

/** What the doctor found, for people. It quotes lines of hooks and names of files, which may hold a key. */
export function formatDiagnosis(
  verdicts: ReadonlyMap<string, Verdict>,
  notes: readonly string[],
  manager: string,
  isBypassed: boolean,
): string {
  const lines = [...verdicts].map(
    ([hook, verdict]) => `${hook.padEnd(COLUMN)}${describe(verdict)}`,
  );
  const kinds = new Set([...verdicts.values()].map(({ kind }) => kind));
  return [
    ...lines,
    ...(notes.length === 0 ? [] : ['', 'Also']),
    ...notes.map((note) => `  ${note}`),
    '',
    `${conclude(kinds, isBypassed)} (${manager})`,
  ]
    .map((line) => `${escapeControls(redactText(line))}\n`)
    .join('');
}

function describe(verdict: Verdict): string {
  switch (verdict.kind) {
    case 'blocks':
      return 'stopped a planted key, and let a clean commit pass';
    case 'inspected':
      return `read, not run: calls keyfence, and also ${verdict.others.join('; ')}`;
    case 'leaks':
      return `A KEY WOULD PASS: ${verdict.reason}`;
    case 'inconclusive':
      return `NOT PROVED: ${verdict.reason}`;
  }
}

function conclude(kinds: ReadonlySet<Verdict['kind']>, isBypassed: boolean): string {
  if (isBypassed || kinds.has('leaks')) return 'A key would pass here.';
  if (kinds.has('inconclusive')) return 'It is not proved that a key would be stopped here.';
  return kinds.has('inspected')
    ? 'A key would be stopped here as far as can be read; "keyfence doctor --run-hooks" proves it.'
    : 'A key would be stopped here.';
}
