import { rolldown } from 'rolldown';
import configs from '../../rolldown.config.ts';

/** Bundles the command, so that no test runs what was built before a change. */
export async function setup(): Promise<void> {
  for (const config of configs) {
    await using bundle = await rolldown(config);
    for (const output of [config.output ?? []].flat()) await bundle.write(output);
  }
}
