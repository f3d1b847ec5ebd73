import { readLiterals } from './api-key-literals.ts';
import {
  findKeywords,
  judgeName,
  mayNameApiKey,
  spanName,
  type NameOptions,
  type NameVerdict,
} from './api-key-name.ts';
import { isOpaqueValue } from './api-key-value.ts';
import { formatOf } from './format.ts';
import { defineRule, type Match, type TextContext, type TextRule } from './rule.ts';
import { body } from './sample.ts';
import type { Literal } from './string-literal.ts';

const MIN_LENGTH = 12;

/** The options as the configuration has them, checked there. */
interface Options extends NameOptions {
  readonly minLength: number;
}

function readOptions(options: TextContext['options']): Options {
  const { names = [], ignoreNames = [], minLength = MIN_LENGTH } = options as Partial<Options>;
  return { names, ignoreNames, minLength };
}

function find(text: string, context: TextContext): Match[] {
  const options = readOptions(context.options);
  const format = formatOf(context.path);
  const keywords = findKeywords(text, options.names);
  const verdicts = new Map<string, NameVerdict | undefined>();
  const matches: Match[] = [];
  let end = 0;
  keywords.forEach((keyword, index) => {
    if (keyword.start < end) return;
    const name = spanName(text, keyword);
    end = name.end;
    const spelling = text.slice(name.start, name.end);
    if (!verdicts.has(spelling)) verdicts.set(spelling, judgeName(spelling, options));
    const verdict = verdicts.get(spelling);
    if (verdict === undefined) return;
    const limit =
      keywords.slice(index + 1, index + 9).find((next) => next.start >= name.end)?.start ??
      text.length;
    for (const literal of readLiterals(text, name, limit, format)) {
      const match = narrow(text, literal);
      if (match.start < (matches.at(-1)?.end ?? 0)) continue;
      const place = {
        quoted: literal.plain,
        nameIsSure: verdict === 'sure',
        minLength: options.minLength,
      };
      if (!isOpaqueValue(text.slice(match.start, match.end), place)) continue;
      matches.push(match);
      end = Math.max(end, match.end);
    }
  });
  return matches;
}

const LEAD = /(?:\s|\\{0,15}["'])*(?:(?:bearer|token|basic|key|api-?key)[ =:]+)?/iy;

/** Leaves out what surrounds the value in its string: blanks, inner quotes, escaped line ends, `Bearer`. */
function narrow(text: string, literal: Literal): Match {
  LEAD.lastIndex = literal.start;
  LEAD.exec(text);
  const start = Math.min(LEAD.lastIndex, literal.end);
  let end = literal.end;
  while (end > start) {
    const last = text.charAt(end - 1);
    const isEscape = text.charAt(end - 2) === '\\' && /[nrt]/.test(last);
    if (!isEscape && !/[\s"'\\]/.test(last)) break;
    end -= isEscape ? 2 : 1;
  }
  return { start, end };
}

const rule: TextRule = defineRule({
  kind: 'text',
  generic: true,
  id: 'no-hardcoded-api-key',
  title: 'Hardcoded API key',
  why: 'Whoever reads the repository, now or in its history, can act in your name and spend your credits.',
  remedy: 'Revoke the key, then read it from the environment or a secret store.',
  reference: 'https://cwe.mitre.org/data/definitions/798.html',

  options: {
    names: {
      type: 'array',
      description: 'More names of keys, in any spelling: client_secret is also clientSecret.',
      default: [],
      items: { type: 'string', minLength: 1 },
      uniqueItems: true,
    },
    ignoreNames: {
      type: 'array',
      description: 'Names that are never judged, in any spelling.',
      default: [],
      items: { type: 'string', minLength: 1 },
      uniqueItems: true,
    },
    allow: {
      type: 'array',
      description: 'Values that may stand, with * for any characters, or fingerprints.',
      default: [],
      items: { type: 'string', minLength: 1 },
      uniqueItems: true,
    },
    minLength: {
      type: 'integer',
      description: 'Shorter values are no keys.',
      default: MIN_LENGTH,
      minimum: 1,
    },
  },

  mayBreak: (text, options) => mayNameApiKey(text, readOptions(options).names),
  find,

  examples: {
    leaks: [`apiKey: "${body(32, 1, 'hex')}"`],
    clean: ['apiKey: config.apiKey'],
  },
});

export default rule;
