import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import rule from '../../rules/no-hardcoded-api-key.ts';

/** Lines of public code, labelled by people; beside the repository, not in it. See its README. */
const LINES = new URL('../../../shared/data/api-key-lines.jsonl', import.meta.url);

interface Row {
  readonly id: number;
  readonly ext: string;
  /** A real credential, a stand-in, or none. */
  readonly label: 'T' | 'X' | 'F';
  readonly text: string;
}

describe('labelled lines', () => {
  it.skipIf(!existsSync(LINES))('are judged as people judged them (needs ../shared/data)', () => {
    const rows = readFileSync(LINES, 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Row);
    const found = (row: Row): boolean =>
      rule.find(row.text, { path: `file${row.ext}`, options: {} }).length > 0;
    const wrong = rows.filter((row) => found(row) !== (row.label === 'T'));
    expect(rows.length).toBeGreaterThan(100);
    expect(wrong).toEqual([]);
  });
});
