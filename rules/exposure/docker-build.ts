import { NEAR, type Match, type TextContext } from '../rule.ts';
import { findXaiKeyNames } from './xai-key-names.ts';

const DOCKERFILE = /(?:^|\/)(?:[\w.-]{0,60}\.)?(?:docker|container)file(?:\.[\w.-]{1,60})?$/i;
/** https://docs.docker.com/reference/dockerfile/#arg */
const INSTRUCTION =
  /^[ \t]{0,40}(?:ONBUILD[ \t]{1,8})?(?:ARG|ENV)[ \t]{1,8}(?<rest>(?:\\\r?\n|[^\n]){1,2000})/gim;
/** Build arguments of `docker build` on a command line. */
export const BUILD_ARGUMENT: RegExp = /--build-arg[ =]{1,4}(?<rest>\S{1,200})/g;
/** The lines of a mapping, a list or a text that are indented further than its key; or a list on one line. */
const LINES =
  ':[ \\t]{0,8}(?:[|>][+-]?)?(?:\\r?\\n(?<rest>(?:\\k<indentation> {1,40}[^\\n]{0,400}(?:\\n|$)){1,50})|(?<list>[[{][^\\n]{0,400}))';
/** https://docs.docker.com/reference/compose-file/build/#args */
const COMPOSE = /(?:^|\/)(?:docker-)?compose[\w.-]{0,40}\.ya?ml$/i;
const COMPOSE_ARGUMENTS = new RegExp(`^(?<indentation> {0,40})args${LINES}`, 'gm');
/** https://github.com/docker/build-push-action#inputs */
const WORKFLOW = /\.ya?ml$/i;
const WORKFLOW_ARGUMENTS = new RegExp(`^(?<indentation> {0,40})build-args${LINES}`, 'gm');
const EMPTY = /^[ \t]?=[ \t]*(?:""|'')?[ \t]*(?:\\?\r?$|\s)/m;

const STORED = {
  title: 'xAI key that is stored in the image',
  remedy:
    'Pass it when the container runs ("docker run --env XAI_API_KEY"), or while building with "RUN --mount=type=secret,id=xai,env=XAI_API_KEY": what ARG and ENV hold can be read from the layers and the history of the image.',
} as const;

/** Whether more than {@link BUILD_ARGUMENT} is looked for in a file. */
export function isBuildFile(path: string): boolean {
  return [DOCKERFILE, COMPOSE, WORKFLOW].some((pattern) => pattern.test(path));
}

/** xAI keys that are passed to the build of an image; whoever has the image can read them. */
export function findDockerKeys(
  text: string,
  { path, noteFar }: Pick<TextContext, 'path' | 'noteFar'>,
): Match[] {
  const patterns = [
    ...(DOCKERFILE.test(path) ? [INSTRUCTION] : []),
    ...(COMPOSE.test(path) ? [COMPOSE_ARGUMENTS] : []),
    ...(WORKFLOW.test(path) ? [WORKFLOW_ARGUMENTS] : []),
    BUILD_ARGUMENT,
  ];
  const matches: Match[] = [];
  for (const pattern of patterns) {
    for (const { 0: all, index, groups } of text.matchAll(pattern)) {
      const end = index + all.length;
      if (all.length > NEAR) noteFar?.();
      const start = end - (groups?.['rest'] ?? groups?.['list'] ?? '').length;
      const [first] = findXaiKeyNames(text, start, end);
      if (first && !EMPTY.test(text.slice(first.end, end)))
        matches.push({ ...first, about: { start: first.end, end }, ...STORED });
    }
  }
  return matches;
}
