import { rolldown } from 'rolldown';
import { inlineValues } from '../build/inline-values.ts';
import configs from '../rolldown.config.ts';
import * as knownPrefilters from '../rules/known-prefilters.ts';

/** The command in a single file, as Node cannot load others out of an executable. */
export async function bundleExecutable(): Promise<string> {
  const [{ resolve = {} } = {}] = configs;
  await using bundle = await rolldown({
    input: 'src/cli.ts',
    platform: 'node',
    resolve,
    checks: { ineffectiveDynamicImport: false },
    plugins: [inlineValues('rules/known-prefilters.ts', knownPrefilters)],
  });
  const { output } = await bundle.generate({ format: 'cjs', codeSplitting: false, minify: true });
  const [chunk, ...others] = output;
  if (others.length > 0) throw new Error(`${others.length} files are left beside the command`);
  return chunk.code;
}
