import { expect, test } from 'vitest';
import { PROTOCOLS } from '../../src/agents/protocols/index.ts';
import type { Answer } from '../../src/agents/protocols/protocol.ts';
import { key } from '../support/keys.ts';
import { makePayloads } from './payloads.ts';
import { Workspace } from './workspace.ts';

const FILES = {
  '.env': `XAI_API_KEY=${key}\nDB_PASSWORD=hunter2\n`,
  '.env.example': 'XAI_API_KEY=your-key\n',
  'a.py': 'import os\n',
};
const UNKNOWN = { a_new_field: { of: ['a', 'newer', 'version'] } };

/** Each payload, cut, broken and with fields that nobody knows as well. */
function* listCases(agent: string, root: string): Generator<[string, unknown, string?]> {
  const { write, read, command, mcp, prompt, result } = makePayloads(agent, root);
  yield ['write of a key', write('b.py', `key = "${key}"`)];
  yield ['write, clean', write('b.py', 'key = os.environ["XAI_API_KEY"]')];
  yield ['write of a key, unknown fields', { ...write('b.py', `key = "${key}"`), ...UNKNOWN }];
  yield ['write, clean, unknown fields', { ...write('b.py', 'a = 1'), ...UNKNOWN }];
  yield ['read of .env', read('.env')];
  yield ['read of a template', read('.env.example')];
  yield ['command that shows .env', command('cat .env')];
  yield ['command, clean', command('npm test')];
  yield ['MCP with a key', mcp({ deep: [{ value: [key] }] })];
  yield ['MCP, clean', mcp({ deep: [{ value: ['a'] }] })];
  if (prompt) {
    yield ['prompt with a key', prompt(`use ${key} please`)];
    yield ['prompt with @.env', prompt('look at @.env')];
    yield ['prompt, clean', prompt('look at @a.py')];
  }
  if (result) {
    yield ['answer with a key', result(`it is ${key}.`)];
    yield ['answer, clean', result('it is done.')];
  }
  const text = JSON.stringify(write('b.py', 'a = 1'));
  yield ['cut', Buffer.from(text.slice(0, -20))];
  yield ['broken JSON', Buffer.from(`${text}}`)];
  yield ['empty', Buffer.alloc(0)];
  yield ['no object', Buffer.from('[1]')];
}

function format(title: string, { exitCode, stdout, stderr }: Answer): string {
  const show = (name: string, text: string): string =>
    text === '' ? '' : `${name}: ${JSON.stringify(text)}\n`;
  return `## ${title}\n\nexit ${exitCode}\n${show('stdout', stdout)}${show('stderr', stderr)}`;
}

test.each(PROTOCOLS.map(({ name }) => name))('%s is answered in its own words', async (agent) => {
  using workspace = new Workspace(FILES);
  const sections: string[] = [];
  for (const [title, payload] of listCases(agent, workspace.root)) {
    const answer = await workspace.ask(payload, agent);
    sections.push(format(title, answer));
    // Without --agent the payload tells which one it is.
    if (!Buffer.isBuffer(payload)) expect(await workspace.ask(payload)).toEqual(answer);
  }
  await expect(
    `# ${agent}\n\n${sections.join('\n')}`.replaceAll(workspace.root, '<workspace>'),
  ).toMatchFileSnapshot(`answers/${agent}.md`);
});
