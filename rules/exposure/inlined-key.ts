import { NEAR, type Match, type TextContext } from '../rule.ts';
import { findXaiKeyNames } from './xai-key-names.ts';

/** Tools that write values into the code for the browser, and their configuration files. */
interface Inliner {
  readonly opening: RegExp;
  readonly path?: RegExp;
}

const INLINERS: readonly Inliner[] = [
  // https://vite.dev/config/shared-options#define, https://esbuild.github.io/api/#define
  { opening: /\bdefine["']?\s{0,8}[:=(]\s{0,8}\{/g },
  // https://webpack.js.org/plugins/define-plugin/, https://webpack.js.org/plugins/environment-plugin/
  { opening: /\b(?:DefinePlugin|EnvironmentPlugin)\s{0,8}\(\s{0,8}[[{]/g },
  // https://nextjs.org/docs/pages/api-reference/config/next-config-js/runtime-configuration
  { opening: /\bpublicRuntimeConfig["']?\s{0,8}[:=]\s{0,8}\{/g },
  // https://nextjs.org/docs/app/api-reference/config/next-config-js/env
  { opening: /\benv["']?\s{0,8}[:=]\s{0,8}\{/g, path: /(?:^|\/)next\.config\.[cm]?[jt]s$/ },
  // https://nuxt.com/docs/guide/going-further/runtime-config
  { opening: /\bpublic["']?\s{0,8}:\s{0,8}\{/g, path: /(?:^|\/)nuxt\.config\.[cm]?[jt]s$/ },
  // https://docs.expo.dev/workflow/configuration/
  { opening: /\bextra["']?\s{0,8}:\s{0,8}\{/g, path: /(?:^|\/)app\.(?:config\.[cm]?[jt]s|json)$/ },
  // https://www.npmjs.com/package/@rollup/plugin-replace
  {
    opening: /\breplace\s{0,8}\(\s{0,8}\{/g,
    path: /(?:^|\/)(?:rollup|vite|rolldown)[\w.-]{0,20}\.config\.[cm]?[jt]s$/,
  },
];
/** What they are found by in files of any name. */
export const INLINER_OPENINGS: readonly RegExp[] = INLINERS.flatMap(({ opening, path }) =>
  path ? [] : [opening],
);

/** Whether more of them are looked for in a file. */
export function isInlinerConfig(path: string): boolean {
  return INLINERS.some((inliner) => inliner.path?.test(path) === true);
}

/** The longest object that is read, in characters. */
const REACH = 4000;

const INLINED = {
  title: 'xAI key that the build writes into the code for the browser',
  remedy:
    'Take it out, read the key on the server only, and rotate it if it was ever built into a page. Where the browser has to connect itself, as for voice, give it an ephemeral token that your server gets from /v1/realtime/client_secrets.',
} as const;

/** xAI keys that a bundler is configured to write into its output. */
export function findInlinedKeys(
  text: string,
  { path, noteFar }: Pick<TextContext, 'path' | 'noteFar'>,
): Match[] {
  const found = new Map<number, Match>();
  for (const { opening, path: pattern } of INLINERS) {
    if (pattern && !pattern.test(path)) continue;
    let end = 0;
    for (const { 0: open, index } of text.matchAll(opening)) {
      if (index < end) continue;
      const start = index + open.length;
      end = findEnd(text, start);
      if (end - start > NEAR) noteFar?.();
      let last: Match | undefined;
      for (const name of findXaiKeyNames(text, start, end)) {
        // One finding for each line, which may name it on both sides.
        const isNew = last === undefined || text.slice(last.end, name.start).includes('\n');
        if (isNew) found.set(name.start, { ...name, ...INLINED });
        last = name;
      }
    }
  }
  return [...found.values()].sort((a, b) => a.start - b.start);
}

/** The bracket that closes the one before `start`, ignoring strings. */
function findEnd(text: string, start: number): number {
  const stop = Math.min(text.length, start + REACH);
  let depth = 1;
  for (let at = start; at < stop; at++) {
    const character = text.charAt(at);
    if ('{['.includes(character)) depth++;
    else if ('}]'.includes(character) && --depth === 0) return at;
  }
  return stop;
}
