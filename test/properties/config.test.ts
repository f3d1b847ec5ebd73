import fc from 'fast-check';
import { expect, test } from 'vitest';
import { rules } from '../../rules/index.ts';
import { makeConfig, type ConfigFile } from '../../src/config/config.ts';
import { validateConfig } from '../../src/config/validate-config.ts';
import { ConfigError } from '../../src/errors/errors.ts';

const severity = fc.constantFrom('error', 'warn', 'off');
const strings = fc.uniqueArray(fc.string({ minLength: 1 }), { maxLength: 4 });
const globs = fc.uniqueArray(
  // Alternatives are listed, and some groups refused.
  fc.string({ minLength: 1 }).map((glob) => glob.replace(/^!|[{(]/g, '#')),
  {
    maxLength: 4,
  },
);
const patterns = fc.uniqueArray(fc.stringMatching(/^[a-z][a-z.*?]{0,8}[a-z]$/), { maxLength: 4 });
const apiKeyOptions = fc.record(
  { names: strings, ignoreNames: strings, allow: strings, minLength: fc.integer({ min: 1 }) },
  { requiredKeys: [] },
);
const entry = fc.oneof(severity, fc.tuple(severity), fc.tuple(severity, fc.constant({})));

const configFile = fc.record(
  {
    $schema: fc.string(),
    ignore: globs,
    rules: fc.record(
      {
        ...Object.fromEntries(rules.map(({ id }) => [id, entry])),
        'no-hardcoded-api-key': fc.oneof(entry, fc.tuple(severity, apiKeyOptions)),
      },
      { requiredKeys: [] },
    ),
    gitignore: fc.record({ patterns, templates: globs }, { requiredKeys: [] }),
    foreignAllow: fc.boolean(),
  },
  { requiredKeys: [] },
) as fc.Arbitrary<ConfigFile>;

test('what the schema describes is taken as it is, and what is left out is the default', () => {
  const defaults = makeConfig({});
  fc.assert(
    fc.property(configFile, (file) => {
      const config = makeConfig(validateConfig('a.json', JSON.parse(JSON.stringify(file))));
      expect(config.ignore).toEqual(file.ignore ?? defaults.ignore);
      expect(config.gitignore).toEqual({ ...defaults.gitignore, ...file.gitignore });
      expect(config.foreignAllow).toBe(file.foreignAllow ?? defaults.foreignAllow);
      for (const { id } of rules) {
        const given = file.rules?.[id];
        const [severity, options] = typeof given === 'string' ? [given] : (given ?? []);
        const usual = defaults.rules.get(id);
        expect(config.rules.get(id)).toMatchObject({
          severity: severity ?? usual?.severity,
          options: { ...usual?.options, ...options },
        });
      }
    }),
  );
});

test('anything else is refused in one sentence, and nothing but that is thrown', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const isEmpty = typeof value === 'object' && value !== null && !Array.isArray(value);
      fc.pre(!isEmpty || Object.keys(value).length > 0);
      let error: unknown;
      try {
        validateConfig('a.json', value);
      } catch (thrown) {
        error = thrown;
      }
      expect(error).toBeInstanceOf(ConfigError);
      expect((error as ConfigError).message).toMatch(/^a\.json: \S.*\S$/su);
    }),
  );
});
