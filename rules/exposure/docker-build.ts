import type { Match } from '../rule.ts';
import { findXaiKeyNames } from './xai-key-names.ts';

const DOCKERFILE = /(?:^|\/)(?:[\w.-]{0,60}\.)?(?:docker|container)file(?:\.[\w.-]{1,60})?$/i;
/** https://docs.docker.com/reference/dockerfile/#arg */
const INSTRUCTION =
  /^[ \t]{0,40}(?:ONBUILD[ \t]{1,8})?(?:ARG|ENV)[ \t]{1,8}(?<rest>(?:\\\r?\n|[^\n]){1,2000})/gim;
const EMPTY = /^[ \t]?=[ \t]*(?:""|'')?[ \t]*(?:\\?\r?$|\s)/m;

const STORED = {
  title: 'xAI key that is stored in the image',
  remedy:
    'Pass it when the container runs ("docker run --env XAI_API_KEY"), or while building with "RUN --mount=type=secret,id=xai,env=XAI_API_KEY": what ARG and ENV hold can be read from the layers and the history of the image.',
} as const;

/** Keys of xAI that a Dockerfile takes by `ARG` or `ENV`, which whoever has the image can read. */
export function findDockerKeys(text: string, path: string): Match[] {
  if (!DOCKERFILE.test(path)) return [];
  const matches: Match[] = [];
  for (const { 0: all, index, groups } of text.matchAll(INSTRUCTION)) {
    const end = index + all.length;
    const start = end - (groups?.['rest'] ?? '').length;
    const [first] = findXaiKeyNames(text, start, end);
    if (first && !EMPTY.test(text.slice(first.end, end)))
      matches.push({ ...first, about: { start: first.end, end }, ...STORED });
  }
  return matches;
}
