import { homedir } from 'node:os';
import type { StartedProgram } from './expand-command.ts';

/** How many values of variables in one word are tried. */
const MOST_VALUES = 16;

/** The values that each variable may have. */
export type Variables = ReadonlyMap<string, readonly string[]>;

/** Variables that the line sets, also in a loop, and some of the environment. */
export function collectVariables(
  programs: readonly StartedProgram[],
  environment: Readonly<Record<string, string | undefined>>,
): Variables {
  // Paths are relative to it.
  const variables = new Map<string, readonly string[]>([['PWD', ['.']]]);
  for (const name of ['HOME', 'TMPDIR', 'USERPROFILE']) {
    const value = environment[name];
    if (value !== undefined) variables.set(name, [value]);
  }
  const add = (name: string, values: readonly string[]): void => {
    const all = [
      ...(variables.get(name) ?? []),
      ...values.flatMap((text) => expandVariables(text, variables)),
    ];
    variables.set(name, all.slice(-MOST_VALUES));
  };
  for (const { assignments, words } of programs) {
    for (const { name, value } of assignments) add(name, [value.text]);
    const [first, name, ...rest] = words.map(({ text }) => text);
    if (first === 'for' && name !== undefined)
      add(
        name,
        rest.filter((text) => text !== 'in'),
      );
    if (first === 'export' || first === 'local' || first === 'declare')
      for (const text of [name ?? '', ...rest]) {
        const at = text.indexOf('=');
        if (at > 0) add(text.slice(0, at), [text.slice(at + 1)]);
      }
  }
  return variables;
}

/** A text with every value that its variables may have. */
export function expandVariables(text: string, variables: Variables): string[] {
  const home = /^~(?=[/\\]|$)/.test(text) ? homedir() + text.slice(1) : text;
  let expanded = [home];
  const names = new Set(
    [...home.matchAll(/\$\{?(?:env:)?(?<name>[A-Z_]\w*)/gi)].map(
      ({ groups }) => groups?.['name'] ?? '',
    ),
  );
  for (const name of names) {
    const values = variables.get(name);
    if (!values) continue;
    const written = [`\${${name}}`, `$${name}`, `\${env:${name}}`, `$env:${name}`];
    expanded = expanded.flatMap((one) =>
      values.map((value) => written.reduce((done, form) => done.split(form).join(value), one)),
    );
    expanded = expanded.slice(0, MOST_VALUES);
  }
  return expanded;
}
