import { describe, expect, test } from 'vitest';
import { apiKey, body } from '../../rules/sample.ts';
import { makeConfig } from '../../src/config/config.ts';
import { scanText } from '../../src/match/scan.ts';

const KEY = apiKey(1);

function show(line: string): string {
  return scanText(line, 'a.txt', makeConfig({}))[0]?.excerpt?.text ?? '';
}

describe('what is next to a finding', () => {
  const AWS = `${body(20, 3)}/${body(19, 4)}`;
  test.each([
    ['the password of a database', `DB_PASSWORD=hunter2 XAI_API_KEY=${KEY}`, 'hunter2'],
    ['one that is a word', `{"password": "swordfish", "key": "${KEY}"}`, 'swordfish'],
    ['one with marks in it', `run -p 'S3cr3t!pass' --key ${KEY}`, 'S3cr3t!pass'],
    ['a URL with credentials', `postgres://app:tiger@db/x?k=${KEY}`, 'tiger'],
    ['one with a user alone before it', `amqp://:tiger@mq ${KEY}`, 'tiger'],
    ['a secret of AWS', `aws_secret_access_key = ${AWS} # ${KEY}`, AWS.slice(4, 16)],
    [
      'letters that are no word',
      `x = "${body(16, 5, 'letters')}"; y = "${KEY}"`,
      body(16, 5, 'letters'),
    ],
    ['digits', `pin 481516234 ${KEY}`, '481516234'],
    ['one behind the finding', `${KEY} token=abcdefg`, 'abcdefg'],
  ])('%s is not shown', (_, line, secret) => {
    expect(show(line)).not.toContain(secret);
    expect(show(line)).toContain('xai-...');
  });

  test.each([
    `const client = new OpenAI({ apiKey: "#", baseURL: "https://api.x.ai/v1" });`,
    `XAI_API_KEY=# # utf8, sha256, 2026-01-01, port 8080`,
    `    os.environ["XAI_API_KEY"] = "#"  # see docs/getting-started.md`,
    `curl -H "Authorization: Bearer #" https://api.x.ai/v1/chat/completions`,
  ])('words stay: %s', (line) => {
    const [before = '', after = ''] = line.split('#', 2);
    const text = show(line.replace('#', KEY));
    expect(text).toContain(before.trimStart());
    expect(text).toContain(after.trimEnd());
  });
});
