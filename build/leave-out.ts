import { readFileSync } from 'node:fs';
import type { Plugin } from 'rolldown';

/**
 * Leaves out modules of packages that are imported but never called. Their exports throw: if one is needed
 * later, it has to be bundled.
 * @param modules paths of such modules
 */
export function leaveOut(modules: RegExp): Plugin {
  return {
    name: 'leave-out',
    load(id) {
      if (!modules.test(id.replaceAll('\\', '/'))) return null;
      const list = /^export \{(?<names>[^}]*)\};$/m.exec(readFileSync(id, 'utf8'))?.groups?.[
        'names'
      ];
      if (list === undefined) throw new Error(`${id} does not list what it exports`);
      const names = list.split(',').map((name) => name.trim());
      const reason = `what ${id.slice(id.lastIndexOf('node_modules'))} exports is not bundled`;
      return names
        .map(
          (name) => `export const ${name} = () => { throw new Error(${JSON.stringify(reason)}); };`,
        )
        .join('\n');
    },
  };
}

/** Leaves out everything of a package's manifest but the version, which some packages read. */
export const leaveManifestsOut: Plugin = {
  name: 'leave-manifests-out',
  transform(code, id) {
    if (!/node_modules.*[\\/]package\.json$/.test(id)) return null;
    const { version } = JSON.parse(code) as { version?: string };
    return JSON.stringify({ version });
  },
};
