import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { rolldown } from 'rolldown';
import configs from '../../rolldown.config.ts';
import type { TestProject } from 'vitest/node';
import { writeAtomically } from '../../src/files/write-atomically.ts';

const DIRECTORY = 'dist';

declare module 'vitest' {
  interface ProvidedContext {
    /** The directory for what the workers need until the run ends. */
    readonly hostedPrograms: string;
  }
}

/** Prepares what all files share. @returns what ends that */
export async function setup(project: TestProject): Promise<() => void> {
  await bundle();
  const directory = mkdtempSync(join(tmpdir(), 'keyfence-hosted-'));
  project.provide('hostedPrograms', directory);
  return () => {
    rmSync(directory, { recursive: true });
  };
}

/**
 * Bundles the command, so that no test runs what was built before a change. Only what differs is
 * written: another run of the tests may be using the rest at this moment.
 */
async function bundle(): Promise<void> {
  const files = await makeFiles();
  for (const [path, content] of files) {
    if (!existsSync(path) || !readFileSync(path).equals(content)) writeAtomically(path, content);
  }
  for (const name of readdirSync(DIRECTORY, { recursive: true, encoding: 'utf8' })) {
    const path = join(DIRECTORY, name);
    if (!files.has(path) && statSync(path).isFile()) rmSync(path);
  }
}

async function makeFiles(): Promise<Map<string, Buffer>> {
  const files = new Map<string, Buffer>();
  for (const config of configs) {
    await using build = await rolldown(config);
    for (const options of [config.output ?? []].flat()) {
      const { output } = await build.generate(options);
      for (const file of output) {
        const content = file.type === 'chunk' ? file.code : file.source;
        files.set(join(options.dir ?? DIRECTORY, file.fileName), Buffer.from(content));
      }
    }
  }
  return files;
}
