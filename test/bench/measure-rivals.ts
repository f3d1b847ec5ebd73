import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { findRivals } from './find-rivals.ts';
import { measureOnce, type Cost } from './measure-cost.ts';
import type { Work } from './real-works.ts';

/**
 * What other programs take for the same work, in seconds by program. Each runs once, for some take minutes, and what
 * it took is kept in a file, from which later calls read it.
 * @param file JSON, absolute; it need not exist
 * @throws when the file is no JSON
 */
export function measureRivals(
  { name, rivals }: Work,
  cwd: string,
  env: NodeJS.ProcessEnv,
  file: string,
): ReadonlyMap<string, Cost> {
  const costs = new Map<string, Cost>();
  for (const program of findRivals(Object.keys(rivals), env)) {
    const known = readKnown(file);
    const key = `${basename(cwd)}, ${name}, ${program}`;
    const args = rivals[program] ?? [];
    const cost = known[key] ?? measureOnce({ program, args, cwd, env, exitCodes: [0, 1] });
    writeFileSync(file, `${JSON.stringify({ ...known, [key]: cost }, null, 2)}\n`);
    costs.set(program, cost);
  }
  return costs;
}

function readKnown(file: string): Readonly<Record<string, Cost>> {
  if (!existsSync(file)) return {};
  return JSON.parse(readFileSync(file, 'utf8')) as Readonly<Record<string, Cost>>;
}
