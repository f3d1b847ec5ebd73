import { readFileSync } from 'node:fs';
import { isAbsolute, join, posix } from 'node:path';
import type { Config } from '../config.ts';
import { ConfigError } from '../errors.ts';
import type { Baseline } from './baseline.ts';

/**
 * The baseline of a repository.
 * @param root top of the repository
 * @returns `undefined` where there is none: then nothing is accepted
 * @throws ConfigError when it cannot be read or is no baseline
 */
export async function loadBaseline(
  root: string,
  { baseline: path }: Pick<Config, 'baseline'>,
): Promise<Baseline | undefined> {
  if (isAbsolute(path) || posix.normalize(path).startsWith('..')) {
    throw new ConfigError(`"baseline" must be a path inside of the repository, not ${path}`);
  }
  const text = readIfPresent(join(root, path), path);
  if (text === undefined) return undefined;
  // Loaded here because a repository without a baseline need not wait for it.
  const { parseBaseline } = await import('./baseline-lines.ts');
  return parseBaseline(text, path);
}

function readIfPresent(file: string, path: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return undefined;
    throw new ConfigError(`the baseline ${path} cannot be read; check what it is`, { cause });
  }
}
