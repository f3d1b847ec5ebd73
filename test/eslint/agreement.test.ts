import { relative, sep } from 'node:path';
import type { ESLint, Linter } from 'eslint';
import tseslint from 'typescript-eslint';
import { describe, expect, test } from 'vitest';
import { PLANTED_FILES } from '../eslint-matrix/planted-files.ts';
import { keyfence } from '../support/bundled-plugin.ts';
import { VERSIONS } from '../support/lint-project.ts';
import { createRepository, type Repository } from '../support/repository.ts';

/** Where a rule is broken, as both say it. */
interface Reported {
  readonly rule: string | null;
  readonly line?: number;
  readonly column?: number;
  readonly endLine?: number | undefined;
  readonly endColumn?: number | undefined;
}

/** ESLint reads every file as UTF-8, so in these it counts other lines and columns. */
const COUNTED_OTHERWISE = ['src/a.png', 'src/wide.txt'];
const PARSERS: Readonly<Record<string, Linter.Config[]>> = {
  'as text': [],
  'by its tree': [
    { files: ['**/*.{ts,mts,cts,tsx}'], languageOptions: { parser: tseslint.parser } },
    { files: ['**/*.jsx'], languageOptions: { parserOptions: { ecmaFeatures: { jsx: true } } } },
  ],
};

describe.each(Object.entries(VERSIONS))('%s', (_, version) => {
  test.each(Object.entries(PARSERS))(
    'the command and ESLint report the same keys in the same places, TypeScript read %s',
    async (_name, base) => {
      await using repo = await createRepository();
      for (const { path, content } of PLANTED_FILES) await repo.write(path, content);
      const { stdout } = await repo.keyfence('scan', '--format', 'json');
      const { findings } = JSON.parse(stdout) as { findings: (Reported & { path: string })[] };
      // What a whole file is about has no place, which in ESLint nothing can be without.
      const scanned = findings
        .filter(({ line }) => line !== undefined)
        .map((finding) => describeReport(finding.path, finding));
      const { recommended, text } = keyfence.configs;
      expect(await lint(repo, version, [...base, ...recommended, ...text])).toEqual(scanned.sort());
      expect(scanned).toHaveLength(2 * PLANTED_FILES.length);
    },
  );
});

async function lint(
  { root }: Repository,
  version: typeof ESLint,
  overrideConfig: Linter.Config[],
): Promise<string[]> {
  const eslint = new version({ cwd: root, overrideConfigFile: true, overrideConfig });
  const results = await eslint.lintFiles(['.']);
  return results
    .flatMap(({ filePath, messages }) =>
      messages.map(({ ruleId, ...message }) => {
        const rule = ruleId?.replace('keyfence/', '') ?? message.message;
        return describeReport(relative(root, filePath).split(sep).join('/'), { ...message, rule });
      }),
    )
    .sort();
}

function describeReport(path: string, { rule, ...place }: Reported): string {
  const { line, column, endLine, endColumn } = place;
  const numbers = COUNTED_OTHERWISE.includes(path) ? [] : [line, column, endLine, endColumn];
  return `${path}:${numbers.join(':')} ${rule ?? ''}`;
}
