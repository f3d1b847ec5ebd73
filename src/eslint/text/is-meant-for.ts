import { extname } from 'node:path';
import type { Language, LanguageOptions, TextFile } from './text-language.ts';

/** A text that only a parser for such files can read. */
const SAMPLES: Readonly<Record<string, string>> = {
  '.vue': '<template><p @click="a"></p></template>\n',
  '.svelte': '{#if a}<p></p>{/if}\n',
  '.astro': '---\n---\n<!-- a -->\n<p></p>\n',
};
const TYPESCRIPT = 'let a: string;\n';
/** Types need the files of a project, and the sample is none of them. */
const WITHOUT_TYPES = {
  project: undefined,
  projectService: undefined,
  EXPERIMENTAL_useProjectService: undefined,
  program: undefined,
  programs: undefined,
};

const known = new WeakMap<LanguageOptions, Map<string, boolean>>();

/** Whether the parser of a configuration is for files like this one. */
export function isMeantFor(
  language: Language,
  file: TextFile,
  languageOptions: LanguageOptions,
): boolean {
  const answers = known.get(languageOptions) ?? new Map<string, boolean>();
  known.set(languageOptions, answers);
  const ending = extname(file.path).toLowerCase();
  const answer = answers.get(ending) ?? canParseSample(language, file, languageOptions, ending);
  answers.set(ending, answer);
  return answer;
}

function canParseSample(
  language: Language,
  file: TextFile,
  languageOptions: LanguageOptions,
  ending: string,
): boolean {
  const parserOptions = { ...languageOptions.parserOptions, ...WITHOUT_TYPES };
  const context = { languageOptions: { ...languageOptions, parserOptions } };
  const body = SAMPLES[ending] ?? TYPESCRIPT;
  return language.parse({ ...file, body, bom: false }, context).ok;
}
