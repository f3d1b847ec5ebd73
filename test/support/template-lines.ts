import { DEFAULT_TEMPLATES } from '../../src/config/config-defaults.ts';

function listTemplates(start: string): string {
  return DEFAULT_TEMPLATES.filter((template) => template.startsWith(start))
    .map((template) => `!${template}\n`)
    .join('');
}

/** The lines that let the templates through which `.env.*` hides. */
export const ENV_TEMPLATES: string = listTemplates('.env');
/** And those for `secrets.*`. */
export const SECRETS_TEMPLATES: string = listTemplates('secrets');
/** An ignore file as keyfence writes it. */
export const COVERED: string = `.env\n.env.*\n${ENV_TEMPLATES}**/secrets.*\n${SECRETS_TEMPLATES}`;
