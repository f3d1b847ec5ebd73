import { ALPHANUMERIC } from './draw.ts';
import type { KeyFreeFile } from './key-free-file.ts';

const SVG = 'MmLlHhVvCcSsQqZz0123456789.,- ';
const VLQ = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/,;';

/** What package managers, compilers and bundlers write. */
export const KEY_FREE_BUILDS: Readonly<Record<string, KeyFreeFile>> = {
  'a lock file of npm': {
    path: 'package-lock.json',
    make: (draw) =>
      JSON.stringify({
        lockfileVersion: 3,
        packages: Object.fromEntries(
          Array.from({ length: 30 }, () => [
            `node_modules/${draw.pick(['@xai/', 'xai-', ''])}${draw.words(2, '-')}`,
            {
              version: draw.version(),
              resolved: `https://registry.example.com/${draw.word()}/-/a-${draw.version()}.tgz`,
              integrity: `sha512-${draw.base64(64)}`,
            },
          ]),
        ),
      }),
  },
  'a lock file of yarn': {
    path: 'yarn.lock',
    make: (draw) =>
      draw.list(30, () =>
        [
          `"xai-${draw.words(2, '-')}@^${draw.version()}":`,
          `  resolved "https://registry.example.com/a.tgz#${draw.hex(40)}"`,
          `  integrity sha512-${draw.base64(64)}\n`,
        ].join('\n'),
      ),
  },
  'a lock file of Python': {
    path: 'poetry.lock',
    make: (draw) =>
      draw.list(30, () => `    {file = "xai_sdk-1.0.whl", hash = "sha256:${draw.hex(64)}"},`),
  },
  'a lock file of Go': {
    path: 'go.sum',
    make: (draw) =>
      draw.list(
        30,
        () => `example.com/${draw.word()}/xai-sdk v${draw.version()} h1:${draw.base64(32)}`,
      ),
  },
  'a lock file of Rust': {
    path: 'Cargo.lock',
    make: (draw) => draw.list(30, () => `name = "xai-api"\nchecksum = "${draw.hex(64)}"\n`),
  },
  'a minified bundle': {
    path: 'dist/app.min.js',
    make: (draw) =>
      draw.list(
        200,
        () =>
          `${draw.characters(ALPHANUMERIC, 2)}.apiKey=function(e){return this.${draw.camel(2)}=e,t(${String(draw.below(9999))},"${draw.camel(3)}")}`,
        ',',
      ),
  },
  'a source map': {
    path: 'dist/app.js.map',
    make: (draw) =>
      JSON.stringify({
        version: 3,
        sources: [`../src/xai-${draw.words(3, '-')}.ts`],
        names: Array.from({ length: 40 }, () => draw.camel(3)),
        mappings: draw.characters(VLQ, 4000),
      }),
  },
  'names of chunks': {
    path: 'dist/manifest.json',
    make: (draw) =>
      JSON.stringify(
        Object.fromEntries(
          Array.from({ length: 40 }, () => [
            `xai-${draw.camel(2)}.js`,
            `assets/xai-${draw.characters(ALPHANUMERIC, 8)}.js`,
          ]),
        ),
      ),
  },
  'paths of SVG': {
    path: 'a.svg',
    make: (draw) => draw.list(20, () => `<path id="xai-logo" d="M${draw.characters(SVG, 400)}z"/>`),
  },
  'an image in a page': {
    path: 'a.html',
    make: (draw) => `<img alt="api key" src="data:image/png;base64,${draw.base64(6000)}">`,
  },
  'a font in a style sheet': {
    path: 'a.css',
    make: (draw) =>
      `@font-face{font-family:xai-sans;src:url(data:font/woff2;base64,${draw.base64(4000)})}`,
  },
  'classes of a style sheet': {
    path: 'b.css',
    make: (draw) => draw.list(60, () => `.xai-${draw.words(12, '-')}{color:#${draw.hex(6)}}`),
  },
  'integrity of scripts': {
    path: 'b.html',
    make: (draw) =>
      draw.list(20, () => `<script src="xai.js" integrity="sha384-${draw.base64(48)}"></script>`),
  },
  checksums: {
    path: 'SHA256SUMS',
    make: (draw) =>
      draw.list(60, () => `${draw.hex(64)}  xai-${draw.word()}-${draw.version()}.tar.gz`),
  },
  'constants of a program': {
    path: 'a.c',
    make: (draw) => draw.list(60, () => `  ${draw.list(8, () => `0x${draw.hex(8)}`, ', ')},`),
  },
  'strings in pieces': {
    path: 'a.ts',
    make: (draw) =>
      draw.list(
        40,
        () =>
          `throw new Error("The api key " + "of xai-${draw.word()} " + "is ${draw.words(5, ' ')}.");`,
      ),
  },
};
