import { groupBy } from '../collections/group-by.ts';
import type { EnvFile } from './env-file.ts';
import type { Problem } from './problem.ts';

/** Names that have a value and are in no template next to the file, and the reverse. */
export function compareWithTemplates(files: readonly EnvFile[]): Problem[] {
  const directories = groupBy(
    files.filter(({ kind }) => kind !== 'profile'),
    ({ directory }) => directory,
  );
  return [...directories.values()].flatMap(compareInDirectory);
}

function compareInDirectory(files: readonly EnvFile[]): Problem[] {
  const templates = files.filter(({ kind }) => kind === 'template');
  const values = files.filter(({ kind }) => kind === 'values');
  const [template] = templates;
  if (!template || values.length === 0) return [];
  const described = collectNames(templates);
  const given = collectNames(values);
  const missing = [...given].filter(([name]) => !described.has(name));
  const unset = [...described].filter(([name]) => !given.has(name));
  return [
    ...missing.map(([name, { file, line }]): Problem => ({
      kind: 'not-in-template',
      severity: 'warn',
      ...{ path: file.path, line, name },
      message: `${name} is missing from ${template.path}`,
      remedy: `Add "${name}=" to ${template.path}, so that others know about it.`,
      fix: { change: 'add-name', path: template.absolutePath, name },
    })),
    ...unset.map(([name, { file, line }]): Problem => ({
      kind: 'only-in-template',
      severity: 'warn',
      ...{ path: file.path, line, name },
      message: `${name} is not set in any file next to it`,
      remedy: 'Set it, or remove it from the template.',
    })),
  ];
}

interface NamedLocation {
  readonly file: EnvFile;
  readonly line: number;
}

/** The first location of each name. */
function collectNames(files: readonly EnvFile[]): Map<string, NamedLocation> {
  const names = new Map<string, NamedLocation>();
  for (const file of files) {
    for (const { name, line } of file.entries) {
      if (!names.has(name)) names.set(name, { file, line });
    }
  }
  return names;
}
