import { validate, type Schema, type ValidationError } from 'jsonschema';
import type { ConfigFile } from './config.ts';
import { makeConfigSchema } from './config-schema.ts';
import { ConfigError } from './errors.ts';

/**
 * @param name of the file, for the message
 * @throws ConfigError with the place inside the JSON and what was expected there
 */
export function validateConfig(name: string, value: unknown): ConfigFile {
  const { errors } = validate(value, makeConfigSchema(), { nestedErrors: true });
  // Of the alternatives of a rule's setting all are reported; the deepest fault is the one that is meant,
  // and of faults at one place the last, which tells of all alternatives.
  const fault = errors.reduce<ValidationError | undefined>(
    (deepest, error) => (deepest && deepest.path.length > error.path.length ? deepest : error),
    undefined,
  );
  if (fault) throw new ConfigError(`${name}: ${describePlace(fault)} ${describeFault(fault)}`);
  return value as ConfigFile;
}

function listChoices(values: unknown): string {
  const quoted = (Array.isArray(values) ? values : [values]).map((value) => JSON.stringify(value));
  return quoted.join(', ').replace(/, (?=[^,]*$)/, ' or ');
}

function describePlace({ path }: ValidationError): string {
  return path.length === 0 ? 'the configuration' : `"${path.join('.')}"`;
}

function describeFault({ name, argument, message, schema }: ValidationError): string {
  switch (name) {
    case 'anyOf':
      return 'must be "error", "warn" or "off", or a list of one of these and the options';
    case 'enum':
      return `must be ${listChoices(argument)}`;
    case 'type':
      return `must be ${/^[aeiou]/.test(String(argument)) ? 'an' : 'a'} ${String(argument)}`;
    case 'minLength':
      return 'must not be empty';
    case 'pattern':
      return 'must not begin with "!"';
    case 'minimum':
      return `must be at least ${String(argument)}`;
    case 'uniqueItems':
      return 'says the same twice';
    case 'additionalProperties': {
      const known = Object.keys((schema as Schema).properties ?? {}).join(', ');
      return `cannot have "${String(argument)}"; it can have ${known === '' ? 'nothing' : known}`;
    }
    default:
      return message;
  }
}
