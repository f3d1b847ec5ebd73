import { mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, relative, sep } from 'node:path';
import { ESLint, type Linter } from 'eslint';
import { ESLint as ESLint9 } from 'eslint-9';
import { expectNoSecret } from './expect-no-secret.ts';

/** The versions that the plugin is for. */
export const VERSIONS: Readonly<Record<string, typeof ESLint>> = {
  'ESLint 10': ESLint,
  'ESLint 9': ESLint9,
};

/** A directory with files in it, gone at the end of the block. */
export class Project implements AsyncDisposable {
  readonly root: string;

  constructor(root: string) {
    this.root = root;
  }

  async write(path: string, content: string | Buffer): Promise<void> {
    await mkdir(dirname(join(this.root, path)), { recursive: true });
    await writeFile(join(this.root, path), content);
  }

  /** Lints the directory and tells what was found: `path:line rule`, sorted. */
  async lint(
    version: typeof ESLint,
    config: Linter.Config[],
    options: ESLint.Options = {},
  ): Promise<string[]> {
    const eslint = new version({
      cwd: this.root,
      overrideConfigFile: true,
      overrideConfig: config,
      ...options,
    });
    const results = await eslint.lintFiles(['.']);
    expectNoSecret(...results.flatMap(({ messages }) => messages.map(({ message }) => message)));
    if (options.fix === true) await version.outputFixes(results);
    return results
      .flatMap((result) => result.messages.map((one) => this.#tell(result, one)))
      .sort();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await rm(this.root, { recursive: true, force: true, maxRetries: 10 });
  }

  #tell({ filePath }: ESLint.LintResult, { line, ruleId, message }: Linter.LintMessage): string {
    const path = relative(this.root, filePath).split(sep).join('/');
    return `${path}:${line} ${ruleId ?? message}`;
  }
}

export async function createProject(
  files: Readonly<Record<string, string | Buffer>> = {},
): Promise<Project> {
  const project = new Project(await mkdtemp(join(await realpath(tmpdir()), 'keyfence-')));
  for (const [path, content] of Object.entries(files)) await project.write(path, content);
  return project;
}
