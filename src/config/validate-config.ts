import { validate, type Schema, type ValidationError } from 'jsonschema';
import { PRESETS } from '../../rules/patterns/presets.ts';
import { ConfigError } from '../errors/errors.ts';
import { compileSecretFilePatterns } from '../gitignore/engine/compile-secret-file-patterns.ts';
import { listAlternatives } from '../globs/compile-glob.ts';
import { makeMatcher } from '../globs/glob.ts';
import { findClosest } from '../text/suggest.ts';
import { checkPatterns } from './check-patterns.ts';
import type { ConfigFile } from './config-file.ts';
import { FINGERPRINT, makeConfigSchema } from './config-schema.ts';
import { REST } from './rest.ts';

/**
 * The configuration with the alternatives of its gitignore patterns listed, because git does not know `{a,b}`.
 * @param name of the file, for the message
 * @throws ConfigError with the location in the JSON and what was expected there
 */
export function validateConfig(name: string, value: unknown): ConfigFile {
  const { errors } = validate(value, makeConfigSchema(), { nestedErrors: true });
  // The validator reports all alternatives of a setting. The deepest error is the relevant one, and among
  // errors at one location the last, which names all alternatives.
  const fault = errors.reduce<ValidationError | undefined>(
    (deepest, error) => (deepest && deepest.path.length > error.path.length ? deepest : error),
    undefined,
  );
  if (fault) throw new ConfigError(`${name}: ${describeLocation(fault)} ${describeFault(fault)}`);
  return checkGlobs(name, value as ConfigFile);
}

/** Every glob is compiled here once, so that later uses cannot fail. */
function checkGlobs(name: string, file: ConfigFile): ConfigFile {
  const { ignore, unscannable, gitignore, overrides = [], patterns: described = [] } = file;
  checkPatterns(name, described);
  const at = <T>(place: string, compile: () => T): T => {
    try {
      return compile();
    } catch (error) {
      if (!(error instanceof ConfigError)) throw error;
      throw new ConfigError(`${name}: "${place}": ${error.message}`, { cause: error });
    }
  };
  const list = (place: string, globs: readonly string[] | undefined): string[] | undefined =>
    globs && at(place, () => [...new Set(globs.flatMap(listAlternatives))]);
  at('ignore', () => makeMatcher(ignore ?? []));
  at('unscannable', () => makeMatcher(unscannable ?? []));
  for (const [index, { files }] of overrides.entries()) {
    at(`overrides.${index}.files`, () => makeMatcher(files));
  }
  if (gitignore === undefined) return file;
  const patterns = list('gitignore.patterns', gitignore.patterns);
  const templates = list('gitignore.templates', gitignore.templates);
  at('gitignore.patterns', () => compileSecretFilePatterns((patterns ?? []).filter(isGlob), []));
  at('gitignore.templates', () => compileSecretFilePatterns([], (templates ?? []).filter(isGlob)));
  return {
    ...file,
    gitignore: { ...gitignore, ...(patterns && { patterns }), ...(templates && { templates }) },
  };
}

function isGlob(entry: string): boolean {
  return entry !== REST;
}

function listChoices(values: unknown): string {
  const quoted = (Array.isArray(values) ? values : [values]).map((value) => JSON.stringify(value));
  return quoted.join(', ').replace(/, (?=[^,]*$)/, ' or ');
}

function describeLocation({ path }: ValidationError): string {
  return path.length === 0 ? 'the configuration' : `"${path.join('.')}"`;
}

/** Messages for the strings of a custom pattern. */
const PATTERN_FAULTS: Readonly<Record<string, string>> = {
  id: 'must be words in lower case with hyphens between them, the first not "no", as "acme-token"',
  prefix: 'must be 3 to 64 letters, digits and signs of ASCII, without spaces',
};

/** Describes a setting with alternatives. */
function describeAlternatives([first, , third]: ValidationError['path']): string {
  if (first === 'extends') return 'must be a string, or a list of strings';
  if (first === 'patterns' && third === 'length') {
    return 'must be a number from 8 to 512, or a list of two';
  }
  if (first === 'patterns') return `must be ${listChoices(Object.keys(PRESETS))}, or an object`;
  return 'must be "error", "warn", "info" or "off", or a list of one of these and the options';
}

function describeFault({ name, argument, message, schema, path }: ValidationError): string {
  switch (name) {
    case 'anyOf':
      return describeAlternatives(path);
    case 'enum':
      return `must be ${listChoices(argument)}`;
    case 'type':
      return `must be ${/^[aeiou]/.test(String(argument)) ? 'an' : 'a'} ${String(argument)}`;
    case 'minLength':
      return 'must not be empty';
    case 'maxLength':
      return `must have at most ${String(argument)} characters`;
    case 'pattern':
      if (path[0] === 'patterns') return PATTERN_FAULTS[String(path[2])] ?? message;
      return argument === FINGERPRINT
        ? 'must be a fingerprint of 32 hexadecimal digits'
        : 'must not begin with "!"';
    case 'required':
      return `needs "${String(argument)}"`;
    case 'minimum':
      return `must be at least ${String(argument)}`;
    case 'minItems':
      return 'must not be empty';
    case 'uniqueItems':
      return 'has duplicates';
    case 'additionalProperties': {
      const known = Object.keys((schema as Schema).properties ?? {});
      const closest = findClosest(String(argument), known);
      const more =
        closest === undefined
          ? `it can have ${known.length === 0 ? 'nothing' : known.join(', ')}`
          : `did you mean "${closest}"?`;
      return `cannot have "${String(argument)}"; ${more}`;
    }
    default:
      return message;
  }
}
