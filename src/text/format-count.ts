/** `1 file`, `2 files`, `0 files`. @param plural by default the noun with an "s" */
export function formatCount(count: number, noun: string, plural = `${noun}s`): string {
  return `${String(count)} ${count === 1 ? noun : plural}`;
}
