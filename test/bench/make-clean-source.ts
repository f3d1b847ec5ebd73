const LINES: readonly string[] = [
  "import { readFile } from 'node:fs/promises';",
  'export async function loadSettings(path: string): Promise<Settings> {',
  "  const text = await readFile(path, 'utf8');",
  '  if (text.length === 0) return DEFAULTS; // nothing was set',
  '  const parsed = JSON.parse(text) as Partial<Settings>;',
  '  return { ...DEFAULTS, ...parsed, updatedAt: new Date().toISOString() };',
  '}',
  '',
];

/** Source text as people write it, without anything that a rule looks for. @param length in characters */
export function makeCleanSource(length: number): string {
  const block = LINES.join('\n');
  return block.repeat(Math.ceil(length / block.length)).slice(0, length);
}
