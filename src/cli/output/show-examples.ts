import type { Rule, TextExample } from '../../../rules/rule.ts';
import { makeConfig } from '../../config/config.ts';
import { Redactor } from '../../finding/redactor.ts';
import { matchSecrets } from '../../match/match-rules.ts';

/** The examples of a rule, each on a line, safe to print. */
export function showExamples({ examples }: Rule): {
  readonly leaks: readonly string[];
  readonly clean: readonly string[];
} {
  return {
    leaks: examples.leaks.map((example) => formatExample(example, redactLeak)),
    clean: examples.clean.map((example) => formatExample(example, shorten)),
  };
}

function formatExample(example: TextExample, show: (text: string, path: string) => string): string {
  const { path, text } = typeof example === 'string' ? { path: '', text: example } : example;
  if (text === '') return '(nothing)';
  // On one line, with control characters and line breaks escaped.
  const line = JSON.stringify(show(text, path)).slice(1, -1);
  return `${path === '' ? '' : `${path}: `}${line.replaceAll('\\"', '"').replaceAll('\\\\', '\\')}`;
}

/** The examples contain made-up keys; they are redacted, so that nobody learns to print keys. */
function redactLeak(text: string, path: string): string {
  return new Redactor([]).redact(text, matchSecrets(text, path, makeConfig({}))).text;
}

/** For something that only looks like a key, its beginning and its length show why. */
function shorten(text: string): string {
  return text.replace(/[A-Za-z\d]{24,}/g, (run) => `${run.slice(0, 8)}…(${run.length} characters)`);
}
