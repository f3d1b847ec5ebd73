import { readFileSync } from 'node:fs';
import type { Plugin } from 'rolldown';
import { SCRIPT_NAME } from '../src/hooks/hook-line.ts';
import { renderHookScript } from '../src/hooks/render-hook-script.ts';
import { MESSAGE_VALUES } from '../src/lint/message-filter.ts';

/** Writes the script that the line of `init` in a hook reads next to the command. */
export const writeHookScript: Plugin = {
  name: 'write-hook-script',
  generateBundle() {
    const source = renderHookScript(
      readFileSync(`src/hooks/${SCRIPT_NAME}`, 'utf8'),
      MESSAGE_VALUES,
    );
    this.emitFile({ type: 'asset', fileName: SCRIPT_NAME, source });
  },
};
