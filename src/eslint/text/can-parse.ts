import { extname } from 'node:path';
import type { Language, LanguageOptions, TextFile } from './text-language.ts';
import { sampleOf } from './sample-of.ts';

/** Type information needs files of the project; the sample is not one. */
const WITHOUT_TYPES = {
  project: undefined,
  projectService: undefined,
  EXPERIMENTAL_useProjectService: undefined,
  program: undefined,
  programs: undefined,
};

const known = new WeakMap<LanguageOptions, Map<string, boolean>>();

/** Whether the parser of a configuration can parse files like this one. */
export function canParse(
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
  const body = sampleOf(ending) ?? '';
  return language.parse({ ...file, body, bom: false }, context).ok;
}
