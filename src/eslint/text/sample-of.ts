/** Short texts that only a parser for such files can parse, by file extension. */
const SAMPLES: readonly (readonly [ending: RegExp, text: string])[] = [
  [/\.(?:json[c5]?|code-workspace|webmanifest|geojson)$/i, '{"a": 1}\n'],
  [/\.ya?ml$/i, '- a: 1\n- b\n'],
  [/\.toml$/i, 'a = 2020-01-01T00:00:00Z\n'],
  [/\.(?:css|scss|less|pcss|postcss)$/i, 'a {}\n'],
  [/\.x?html?$/i, '<!doctype html>\n<p></p>\n'],
  [/\.vue$/i, '<template><p @click="a"></p></template>\n'],
  [/\.svelte$/i, '{#if a}<p></p>{/if}\n'],
  [/\.astro$/i, '---\n---\n<!-- a -->\n<p></p>\n'],
  [/\.[cm]?tsx?$/i, 'let a: string;\n'],
];

/** A text that only a parser for such files can parse; `undefined` if there is none. */
export function sampleOf(file: string): string | undefined {
  return SAMPLES.find(([ending]) => ending.test(file))?.[1];
}
