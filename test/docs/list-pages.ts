import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/** The pages for users, from the top of the repository: the README, and everything in `docs/`. */
export function listPages(): string[] {
  const names = readdirSync('docs', { recursive: true, encoding: 'utf8' });
  const pages = names.filter((name) => name.endsWith('.md'));
  return ['README.md', ...pages.map((name) => join('docs', name).replaceAll('\\', '/')).sort()];
}
