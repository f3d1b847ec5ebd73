import type { OutputOptions, Plugin } from 'rolldown';
import { LIBRARY_MARK } from '../src/package/library-mark.ts';

interface Chunk {
  readonly isEntry: boolean;
  readonly name: string;
}

/** Whether users import it; the other entry is the command. */
function isLibrary({ isEntry, name }: Chunk): boolean {
  return isEntry && name !== 'cli';
}

/**
 * Code that the library shares with the command is in the command's file, which must not run the command
 * then.
 */
export const markLibrary: Pick<OutputOptions, 'banner' | 'footer'> = {
  banner: (chunk) => (isLibrary(chunk) ? `globalThis[${LIBRARY_MARK}]=true;` : ''),
  footer: (chunk) => (isLibrary(chunk) ? `delete globalThis[${LIBRARY_MARK}];` : ''),
};

/** The library as ES modules: names for what the bundle in CommonJS exports. */
export const exportLibrary: Plugin = {
  name: 'export-library',
  generateBundle(_, bundle) {
    for (const chunk of Object.values(bundle)) {
      if (chunk.type !== 'chunk' || !isLibrary(chunk)) continue;
      const names = chunk.exports.filter((name) => name !== 'default').sort();
      const lines = [
        `import bundle from './${chunk.fileName}';`,
        `export const { ${names.join(', ')} } = bundle;`,
        // Loaders that are not Node's may pass on the default export in place of all of them.
        ...(chunk.exports.includes('default') ? ['export default bundle.default ?? bundle;'] : []),
      ];
      const source = `${lines.join('\n')}\n`;
      this.emitFile({ type: 'asset', fileName: `${chunk.name}.js`, source });
    }
  },
};
