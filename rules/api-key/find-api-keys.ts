import { describePublicKey } from '../public-keys/public-key.ts';
import type { Match, TextContext } from '../rule.ts';
import { isAgentFile, readAgentSecrets } from './agent-file.ts';
import { readLiterals } from './api-key-literals.ts';
import {
  findKeywords,
  classifyName,
  spanName,
  type NameOptions,
  type NameCertainty,
} from './api-key-name.ts';
import { isOpaqueValue } from './api-key-value.ts';
import { listNamesNearXai } from './api-key.ts';
import { formatOf } from './format.ts';
import { narrowLiteral } from './narrow-literal.ts';

export const MIN_LENGTH = 12;

/** The options, which were checked with the configuration. */
interface Options extends NameOptions {
  readonly minLength: number;
}

export function readOptions(options: TextContext['options']): Options {
  const { names = [], ignoreNames = [], minLength = MIN_LENGTH } = options as Partial<Options>;
  return { names, ignoreNames, minLength };
}

/** Literals that are assigned to names of API keys. */
export function findApiKeys(text: string, context: TextContext): Match[] {
  const given = readOptions(context.options);
  const more = listNamesNearXai(text);
  if (more.length > 0) context.noteFar?.();
  const options = { ...given, names: [...given.names, ...more] };
  const { minLength } = options;
  const format = formatOf(context.path);
  const keywords = findKeywords(text, options.names, context.bytes);
  const certainties = new Map<string, NameCertainty | undefined>();
  const matches: Match[] = [];
  let index = 0;
  for (let keyword = keywords[index]; keyword; keyword = keywords[index]) {
    const name = spanName(text, keyword);
    const spelling = text.slice(name.start, name.end);
    while ((keywords[index]?.start ?? Infinity) < name.end) index++;
    if (!certainties.has(spelling)) certainties.set(spelling, classifyName(spelling, options));
    const certainty = certainties.get(spelling);
    if (certainty === undefined) continue;
    const nameIsSure = certainty === 'sure';
    const next = keywords[index]?.start ?? text.length;
    for (const literal of readLiterals(text, name, next, format, context.noteFar)) {
      if (literal.end - literal.start < minLength) continue;
      const match = narrowLiteral(text, literal);
      // A value may contain another name: `apiKey = "apikey=…"`.
      if (match.start < (matches.at(-1)?.end ?? 0)) continue;
      const value = text.slice(match.start, match.end);
      const { start, end } = match;
      const { plain: quoted, inCall = false } = literal;
      // Copying an object takes longer than making one, and there may be very many.
      if (!isOpaqueValue(value, { quoted, inCall, nameIsSure, minLength })) continue;
      const placed = { start, end, value, name: spelling, text, path: context.path };
      const described = describePublicKey(placed);
      matches.push(described ? { start, end, ...described } : match);
    }
  }
  return isAgentFile(context.path) ? addAgentSecrets(matches, text, minLength) : matches;
}

/** Adds the secrets in an agent's server configuration that were not found by name. */
function addAgentSecrets(matches: readonly Match[], text: string, minLength: number): Match[] {
  const others = readAgentSecrets(text).filter(({ start, end }) => {
    const isKnown = matches.some((match) => match.start < end && start < match.end);
    const value = text.slice(start, end);
    return !isKnown && isOpaqueValue(value, { quoted: true, nameIsSure: true, minLength });
  });
  return [...matches, ...others].sort((a, b) => a.start - b.start);
}
