import { makeConfig } from '../config/config.ts';
import { Redactor } from '../finding/redactor.ts';
import { matchRules } from './match-rules.ts';

/** A text that is not a report and may quote one of somebody else's lines, ready to print. */
export function redactText(text: string): string {
  const redactor = new Redactor([], { showsObjectIds: true });
  return redactor.redact(text, matchRules(text, '', makeConfig({}))).text;
}
