import { TEXT_PREFILTERS } from './known-prefilters.ts';
import { testPrefilter } from './prefilter.ts';

/** Whether any rule could find anything in a text under the default configuration. */
export function passesDefaultPrefilter(text: string): boolean {
  return TEXT_PREFILTERS.some((prefilter) => testPrefilter(prefilter, text));
}
