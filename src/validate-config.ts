import { Validator, type OutputUnit, type Schema } from '@cfworker/json-schema';
import type { ConfigFile } from './config.ts';
import { makeConfigSchema } from './config-schema.ts';
import { ConfigError } from './errors.ts';

/**
 * @param name of the file, for the message
 * @throws ConfigError with the place inside the JSON and what was expected there
 */
export function validateConfig(name: string, value: unknown): ConfigFile {
  const schema = makeConfigSchema() as Schema;
  const { valid, errors } = new Validator(schema, '7', false).validate(value);
  if (valid) return value as ConfigFile;
  throw new ConfigError(`${name}: ${explain(errors, schema)}`);
}

function explain(errors: readonly OutputUnit[], schema: Schema): string {
  // Every level on the way to the fault is reported; the deepest names the fault itself.
  const [fault] = [...errors].sort((a, b) => depth(b) - depth(a));
  if (!fault) return 'does not follow the schema';
  const place = fault.instanceLocation.replace('#/', '').replaceAll('/', '.');
  if (fault.keyword === 'false') {
    const parent = errors.find((error) => error.keyword === 'additionalProperties');
    return `"${place}" is not known there; expected one of ${listProperties(parent, schema)}`;
  }
  const where = place === '#' ? 'the whole' : `"${place}"`;
  if (fault.keyword === 'anyOf') {
    return `${where} is wrong; expected "error", "warn" or "off", or a list of one of them and the options`;
  }
  return `${where} is wrong; ${fault.error.replace(/^Instance (?:type )?/, 'it ')}`;
}

function depth(error: OutputUnit): number {
  return error.instanceLocation.split('/').length;
}

/** The names that the schema knows where the fault is, out of the JSON pointer of the keyword. */
function listProperties(error: OutputUnit | undefined, schema: Schema): string {
  const steps = error?.keywordLocation.split('/').slice(1, -1) ?? [];
  const known = steps.reduce<unknown>((at, step) => (at as Record<string, unknown>)[step], schema);
  return Object.keys((known as Schema).properties ?? {}).join(', ') || 'nothing';
}
