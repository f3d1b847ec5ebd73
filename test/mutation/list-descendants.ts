import { execFileSync } from 'node:child_process';

/** Ids of the processes that this one started, and of those that they started. */
export function listDescendants(): number[] {
  const listed = execFileSync('ps', ['-A', '-o', 'pid=,ppid='], { encoding: 'utf8' });
  const parents = new Map(
    listed
      .trim()
      .split('\n')
      .map((line) => line.trim().split(/\s+/).map(Number) as [number, number]),
  );
  const isOurs = (id: number): boolean => {
    const parent = parents.get(id);
    return parent !== undefined && parent !== id && (parent === process.pid || isOurs(parent));
  };
  return [...parents.keys()].filter(isOurs);
}
