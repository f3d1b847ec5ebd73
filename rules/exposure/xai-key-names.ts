import { namesOtherThing } from '../api-key/api-key-name.ts';
import type { Match } from '../rule.ts';

/** Names of variables and properties with an xAI key: `XAI_API_KEY`, `process.env.GROK_KEY`, `xaiApiKey`. */
const NAMES =
  /(?<![A-Z\d])(?:[A-Z\d]{1,20}_){0,4}(?:XAI|GROK)_(?:[A-Z\d]{1,20}_){0,4}(?:KEYS?|TOKEN|SECRETS?)(?:_[A-Z\d]{1,20}){0,3}\b|(?<![A-Z\d])(?:xai|grok)(?:_?api)?_?(?:key|token|secret)(?![a-z\d])/gi;

/** Every name of an xAI key in a part of a text, in order. */
export function findXaiKeyNames(text: string, start: number, end: number): Match[] {
  const part = text.slice(start, end);
  return [...part.matchAll(NAMES)]
    .filter(([name]) => !namesOtherThing(name))
    .map(({ 0: name, index }) => ({ start: start + index, end: start + index + name.length }));
}
