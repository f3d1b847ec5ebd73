import type { Guard, RepositoryState } from '../report/report.ts';
import { escapeControls } from '../text/escape-controls.ts';
import { formatCount } from '../text/format-count.ts';

/** A line for each repository of an audit. */
export function formatRepositories(repositories: readonly RepositoryState[]): string {
  const rows = repositories.map((one) => [
    escapeControls(one.name),
    escapeControls(one.branch ?? ''),
    ...describe(one),
  ]);
  const widths = [0, 1, 2, 3].map((column) =>
    Math.max(...rows.map((row) => (row[column] ?? '').length)),
  );
  const lines = rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
  return lines.map((line) => `${line}\n`).join('');
}

/** The findings, whether the hooks call keyfence, and whether secret files are ignored. */
function describe({ findings, guard, coversSecrets, error }: RepositoryState): string[] {
  if (error !== undefined) return ['not audited'];
  const count = findings === 0 ? 'no findings' : formatCount(findings, 'finding');
  return [
    count,
    guard === undefined ? 'bare' : describeGuard(guard),
    coversSecrets === undefined
      ? ''
      : coversSecrets
        ? 'secret files ignored'
        : 'gaps in .gitignore',
  ];
}

function describeGuard({ state, missing = [] }: Guard): string {
  switch (state) {
    case 'guarded':
      return 'guarded';
    case 'partly':
      return `no ${missing.join(', ')}`;
    case 'not-installed':
      return 'hooks not installed';
    case 'unguarded':
      return 'no hooks';
  }
}
