import type { Rule, TextExample } from '../../../rules/rule.ts';
import { makeConfig } from '../../config/config.ts';
import { Redactor } from '../../finding/redactor.ts';
import { matchSecrets } from '../../match/match-rules.ts';

/** The examples of a rule as they may be shown, each on a line. */
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
  // On one line, with what is no character of a line written as an escape.
  const line = JSON.stringify(show(text, path)).slice(1, -1);
  return `${path === '' ? '' : `${path}: `}${line.replaceAll('\\"', '"').replaceAll('\\\\', '\\')}`;
}

/** The examples hold made-up keys; shown redacted, they teach nobody to print one. */
function redactLeak(text: string, path: string): string {
  return new Redactor([]).redact(text, matchSecrets(text, path, makeConfig({}))).text;
}

/** Of what looks like a key and is none, its beginning and its length say why. */
function shorten(text: string): string {
  return text.replace(/[A-Za-z\d]{24,}/g, (run) => `${run.slice(0, 8)}…(${run.length} characters)`);
}
