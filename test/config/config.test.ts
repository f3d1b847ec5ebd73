import { describe, expect, test } from 'vitest';
import { ALLOW_WORD } from '../../rules/allow-comments/allow-word.ts';
import { body } from '../../rules/sample.ts';
import { makeConfig, type ConfigFile } from '../../src/config/config.ts';
import { loadConfig } from '../../src/config/load-config.ts';
import { makeSecretFilePatterns } from '../../src/config/secret-file-patterns.ts';
import { ConfigError } from '../../src/errors/errors.ts';
import { lintFile } from '../../src/lint/lint-file.ts';
import { key } from '../support/keys.ts';
import { judgeText, lintText } from '../support/lint-text.ts';
import { createRepository } from '../support/repository.ts';

const OPAQUE = body(40, 7);

describe('where it is read from', () => {
  test.each([
    ['nothing', {}, true],
    ['keyfence.config.json', { 'keyfence.config.json': '{ "foreignAllow": false }' }, false],
    ['a file with a mark', { 'keyfence.config.json': '\ufeff{ "foreignAllow": false }' }, false],
    ['package.json', { 'package.json': '{ "keyfence": { "foreignAllow": false } }' }, false],
    ['package.json without the key', { 'package.json': '{ "name": "a" }' }, true],
    ['package.json that is no object', { 'package.json': '[]' }, true],
  ])('%s', async (_, files, foreignAllow) => {
    await using repo = await createRepository({ init: false });
    for (const [name, content] of Object.entries(files)) await repo.write(name, content);
    expect((await loadConfig(repo.root)).foreignAllow).toBe(foreignAllow);
  });

  test('a file that is named wins, and nothing else is read', async () => {
    await using repo = await createRepository({ init: false });
    await repo.write('keyfence.config.json', 'no JSON');
    await repo.write('package.json', 'no JSON');
    await repo.write('other.json', '{ "ignore": ["a"] }');
    expect((await loadConfig(repo.root, repo.path('other.json'))).ignore).toEqual(['a']);
  });

  test.each(['keyfence.config.json', 'package.json'])('%s that is no JSON', async (name) => {
    await using repo = await createRepository({ init: false });
    await repo.write(name, '{');
    await expect(loadConfig(repo.root)).rejects.toThrow(ConfigError);
  });
});

describe('severities', () => {
  const leak = `${key}\n`;

  test.each<[string, ConfigFile['rules'], string[]]>([
    ['the default', {}, ['error']],
    ['error', { 'no-xai-key': 'error' }, ['error']],
    ['warn', { 'no-xai-key': 'warn' }, ['warn']],
    ['warn in a list', { 'no-xai-key': ['warn'] }, ['warn']],
    ['warn with options', { 'no-xai-key': ['warn', {}] }, ['warn']],
    ['off', { 'no-xai-key': 'off' }, []],
    ['off in a list', { 'no-xai-key': ['off', {}] }, []],
    ['another rule off', { 'no-secret-file': 'off' }, ['error']],
  ])('of a rule for text: %s', (_, rules, severities) => {
    const { kept } = lintText(leak, { config: { rules: rules ?? {} } });
    expect(kept.map(({ severity }) => severity)).toEqual(severities);
  });

  test.each<[string, string, ConfigFile['rules'], string[]]>([
    ['the default', '.env', {}, ['error']],
    ['the default for one mode', '.env.test', {}, ['warn']],
    ['warn', '.env', { 'no-secret-file': 'warn' }, ['warn']],
    [
      'error, which a file for one mode does not get',
      '.env.test',
      { 'no-secret-file': 'error' },
      ['warn'],
    ],
    ['off', '.env', { 'no-secret-file': 'off' }, []],
  ])('of a rule for paths: %s', async (_, path, rules, severities) => {
    const config = makeConfig({ rules: rules ?? {} });
    const patterns = await makeSecretFilePatterns(config.gitignore)(path);
    const file = { path, bytes: Buffer.alloc(0), kind: 'content', tracked: true } as const;
    const { kept } = lintFile(file, config, patterns);
    expect(kept.map(({ severity }) => severity)).toEqual(severities);
  });

  test.each<[string, ConfigFile]>([
    ['warn', {}],
    ['error', { rules: { 'allow-needs-reason': 'error' } }],
  ])('of a rule that warns unless it is told otherwise: %s', (severity, config) => {
    expect(lintText(`# ${ALLOW_WORD}\n`, { config }).kept).toMatchObject([{ severity }]);
  });

  test('a name is judged by the rules that are on', () => {
    const file = { path: `${key}.txt`, tracked: true };
    expect(judgeText('', file)).toEqual(['no-xai-key']);
    const config: ConfigFile = { rules: { 'no-xai-key': 'off' } };
    expect(judgeText('', { ...file, config })).toEqual([]);
  });
});

describe('options reach the rule', () => {
  const FOUND = ['no-hardcoded-api-key'];

  test.each<[string, Record<string, unknown>, string, string[]]>([
    ['names', { names: ['hush'] }, `hush = "${OPAQUE}"`, FOUND],
    ['without names', {}, `hush = "${OPAQUE}"`, []],
    ['ignoreNames', { ignoreNames: ['api_key'] }, `apiKey = "${OPAQUE}"`, []],
    ['without ignoreNames', {}, `apiKey = "${OPAQUE}"`, FOUND],
    ['minLength above it', { minLength: 41 }, `apiKey = "${OPAQUE}"`, []],
    ['minLength', { minLength: 40 }, `apiKey = "${OPAQUE}"`, FOUND],
    ['allow', { allow: ['*'] }, `apiKey = "${OPAQUE}"`, ['allow-option']],
  ])('%s', (_, options, text, verdicts) => {
    const config: ConfigFile = { rules: { 'no-hardcoded-api-key': ['error', options] } };
    expect(judgeText(text, { path: 'a.py', config })).toEqual(verdicts);
  });

  test('options that are not given keep their defaults', () => {
    const given = makeConfig({ rules: { 'no-hardcoded-api-key': ['warn', { minLength: 20 }] } });
    expect(given.rules.get('no-hardcoded-api-key')).toEqual({
      severity: 'warn',
      isConfigured: true,
      options: { names: [], ignoreNames: [], allow: [], minLength: 20 },
    });
  });
});
