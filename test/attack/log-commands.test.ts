import { describe, expect, test } from 'vitest';
import { body } from '../../rules/sample.ts';
import { breakLogCommands } from '../../src/ci/log-commands.ts';
import { makeConfig } from '../../src/config/config.ts';
import { redactText } from '../../src/match/redact-text.ts';
import { key } from '../support/keys.ts';
import { createRepository } from '../support/repository.ts';

const BUILD = { CI: 'true' };

describe('what a CI system would take for a command', () => {
  test.each([
    ['##vso[task.setvariable variable=x]y', '# #vso['],
    ['a ##[error]b', '# #['],
    ['##TeamCity[x]', '# #TeamCity['],
    ['::error file=a::b', ': :error'],
    ['a\n  ::stop-commands::x', '\n  : :stop'],
    ['\u001b[1m::add-mask::x', '\u001b[1m: :add'],
  ])('%j is broken up', (text, expected) => {
    expect(breakLogCommands(text, BUILD)).toContain(expected);
    expect(breakLogCommands(text, {})).toBe(text);
    // A second time, and on another line, too.
    expect(breakLogCommands(`${text}\n${text}`, { TF_BUILD: 'True' }).split(expected)).toHaveLength(
      3,
    );
  });

  test.each(['a::b', 'std::string x', '# ##', '##', 'x ::= y'])('%j stays', (text) => {
    expect(breakLogCommands(text, BUILD)).toBe(text);
  });

  const NAMES = [
    '##vso[task.complete result=Succeeded]',
    '::error::x',
    '##teamcity[x',
    '##[group]y',
  ];

  test.skipIf(process.platform === 'win32')('no name or content reaches a log as one', async () => {
    await using repo = await createRepository();
    for (const name of NAMES) await repo.write(`${name}.py`, `##vso[x] ::error:: "${key}" ##[y]\n`);
    await repo.write('::warning::z/.gitignore', '!.env\n');
    await repo.commit('::notice::x ##vso[y]');
    const calls = [
      ['scan'],
      ['scan', '--history'],
      ['scan', '--staged', '--config', '::error::none'],
      ['scan', '::error::none'],
      ['gitignore'],
      ['baseline'],
    ];
    for (const args of calls) {
      const ran = await repo.keyfence(...args, { env: BUILD });
      for (const text of [ran.stdout, ran.stderr]) {
        expect(text).not.toMatch(/##(?:vso|teamcity)?\[/i);
        for (const line of text.split('\n')) expect(line.trimStart()).not.toMatch(/^::/);
      }
    }
  });
});

describe('formats that programs read', () => {
  const NAME = 'a\u202eb\u009bc.txt';
  test
    .skipIf(process.platform === 'win32')
    .each(['json', 'sarif', 'gitlab', 'junit', 'checkstyle', 'csv', 'github', 'html', 'stylish'])(
    '%s has no control beyond ASCII, and nothing that reorders text',
    async (format) => {
      await using repo = await createRepository();
      await repo.write(NAME, `${key}\n`);
      const { stdout } = await repo.keyfence('scan', '--format', format);
      expect(stdout).toContain('no-xai-key');
      expect(stdout).not.toMatch(/[\u007f-\u009f\u202a-\u202e\u2066-\u2069]/);
      if (format === 'json') {
        const { findings } = JSON.parse(stdout) as { findings: { path: string }[] };
        expect(findings[0]?.path).toBe(NAME);
      }
    },
  );
});

describe('what stays as it is', () => {
  test('a path that resembles the secret in the file', async () => {
    const { lintFile } = await import('../../src/lint/lint-file.ts');
    const secret = `northwind-${body(24, 9)}`;
    const path = 'NorthWind-tools/northwind-config.yml';
    const bytes = Buffer.from(`api_key: "${secret}"\n`);
    const patterns = { match: () => undefined, isTemplate: () => false };
    const lint = (path: string): string | undefined =>
      lintFile({ path, bytes, kind: 'content', tracked: true }, makeConfig({}), patterns).kept[0]
        ?.path;
    expect(lint(path)).toBe(path);
    expect(lint(`${secret}/x.yml`)).not.toContain(secret);
  });

  test('an object id in an error', () => {
    const [sha1, sha256] = [body(40, 3, 'hex'), body(64, 4, 'hex')];
    expect(redactText(`could not read ${sha1} and ${sha256}`)).toContain(`${sha1} and ${sha256}`);
    expect(redactText(`a ${body(41, 5, 'hex')}`)).toContain('characters');
  });
});
