import { rules } from '../../rules/index.ts';
import { DEFAULT_BASELINE, DEFAULT_PATTERNS, DEFAULT_TEMPLATES } from './config-defaults.ts';
import { PATTERN_SCHEMA } from './pattern-schema.ts';
import { REST } from './rest.ts';
import { makeRulesSchema } from './rules-schema.ts';
import { GLOBS, STRINGS } from './schema-parts.ts';
import { SECRET_FILE_ACCESS } from './secret-file-access.ts';
import { TRUSTS } from './trust.ts';

/** The form of a fingerprint. */
export const FINGERPRINT = '^[0-9a-f]{32}$';

/** The JSON Schema of the configuration, derived from the rules. Published as `keyfence/schema.json`. */
export function makeConfigSchema(): Record<string, unknown> {
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'keyfence configuration',
    type: 'object',
    additionalProperties: false,
    properties: {
      $schema: { type: 'string', description: 'Where editors find this schema.' },
      extends: {
        anyOf: [{ type: 'string', minLength: 1 }, STRINGS],
        description: `Files that this one extends: "./…" and "../…" in the repository, or "package" and "package/file.json" of an installed package. "${REST}" in a list stands for their values.`,
      },
      ignore: { ...GLOBS, default: [], description: 'Globs of paths that are not scanned.' },
      rules: {
        ...makeRulesSchema(rules),
        description: 'Severity of each rule, or a list of severity and options.',
      },
      patterns: {
        type: 'array',
        default: [],
        description:
          'Secrets that are found besides those of xAI: names of presets, and forms of your own tokens.',
        items: PATTERN_SCHEMA,
      },
      overrides: {
        type: 'array',
        default: [],
        description:
          'Settings of rules for some files. Later ones take precedence; options that are not mentioned stay.',
        items: {
          type: 'object',
          additionalProperties: false,
          required: ['files', 'rules'],
          properties: {
            files: {
              ...GLOBS,
              minItems: 1,
              description: 'Globs of the files, from the directory of the configuration.',
            },
            rules: {
              // The others apply to the repository or a change as a whole.
              ...makeRulesSchema(
                rules.filter(({ kind }) => ['text', 'path', 'patterns'].includes(kind)),
              ),
              description: 'As "rules" above, for these files.',
            },
          },
        },
      },
      gitignore: {
        type: 'object',
        description: 'Files that must never be committed.',
        additionalProperties: false,
        properties: {
          patterns: {
            ...GLOBS,
            default: DEFAULT_PATTERNS,
            description: `Patterns of files that contain secrets. "${REST}" stands for the default ones.`,
          },
          templates: {
            ...GLOBS,
            default: DEFAULT_TEMPLATES,
            description: `Names that match a pattern and may be committed. "${REST}" stands for the default ones.`,
          },
        },
      },
      allow: {
        type: 'array',
        default: [],
        description: 'Findings that are accepted because no comment is possible.',
        items: {
          type: 'object',
          required: ['fingerprint', 'reason'],
          additionalProperties: false,
          properties: {
            fingerprint: {
              type: 'string',
              pattern: FINGERPRINT,
              description: 'As "keyfence allow" writes it.',
            },
            reason: { type: 'string', minLength: 1, description: 'Why it may stay.' },
            path: { type: 'string', description: 'The file that it is in, for people.' },
            rule: { type: 'string', description: 'The rule, for people.' },
          },
        },
      },
      foreignAllow: {
        type: 'boolean',
        default: true,
        description: 'Whether the allow comments of other scanners count.',
      },
      unscannable: {
        ...GLOBS,
        default: [],
        description:
          'Globs of archives, and of pointers to content stored elsewhere, that may stay unopened.',
      },
      unopened: {
        enum: ['warn', 'error'],
        default: 'warn',
        description: 'Severity for files that cannot be opened: archives such as rar, submodules.',
      },
      trust: {
        enum: TRUSTS,
        description:
          'Whether a range of commits may allow its own findings, by a comment, the baseline or the configuration: with "head" it may, which is reported; with "base" only settings from before the range count. The default is "base" for pull requests from forks and in pre-receive.',
      },
      baseline: {
        type: 'string',
        minLength: 1,
        default: DEFAULT_BASELINE,
        description: 'Path of the file with the accepted findings, from the top of the repository.',
      },
      agents: {
        type: 'object',
        description: 'What coding agents may do if their hooks call keyfence.',
        additionalProperties: false,
        properties: {
          secretFiles: {
            enum: SECRET_FILE_ACCESS,
            default: SECRET_FILE_ACCESS[0],
            description:
              'Whether they may read secret files such as .env: not at all, only the names, or everything.',
          },
        },
      },
    },
  };
}

/** The JSON Schema of the `keyfence` key of `package.json`; published next to the code. */
export const PACKAGE_SCHEMA: Readonly<Record<string, unknown>> = {
  $schema: 'http://json-schema.org/draft-07/schema#',
  title: 'package.json with a configuration of keyfence',
  type: 'object',
  properties: { keyfence: { $ref: '../schema.json' } },
};
