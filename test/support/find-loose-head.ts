import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The file with the id of HEAD, if it is a loose ref: tests ask so often that a process each takes long. */
export function findLooseHead(gitDirectory: string): string | undefined {
  const head = join(gitDirectory, 'HEAD');
  if (!existsSync(head)) return undefined;
  const ref = /^ref: (?<name>refs\/heads\/.+)\n$/.exec(readFileSync(head, 'utf8'))?.groups?.[
    'name'
  ];
  const file = join(gitDirectory, ref ?? '');
  return ref !== undefined && existsSync(file) ? file : undefined;
}
