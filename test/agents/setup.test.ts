import { describe, expect, test } from 'vitest';
import { AGENT_FILES } from '../../src/agents/agent-files.ts';
import { PROTOCOLS } from '../../src/agents/protocols/index.ts';
import { AGENT_EVENTS } from '../../src/agents/setup/agent-events.ts';
import { AGENT_SETUPS } from '../../src/agents/setup/agent-setups.ts';

const place = { script: 'node_modules/keyfence/dist/agent-hook.sh', install: 'npm install' };
const elsewhere = { ...place, script: '/opt/keyfence/dist/agent-hook.sh' };

/** Settings as people have them. */
const SETTINGS = [
  ['an empty object', '{}\n'],
  [
    'comments, and a hook of somebody else',
    '{\n  // mine\n  "permissions": { "allow": ["Bash(ls)"] }, // keep\n  "hooks": {\n    "PreToolUse": [\n      { "matcher": "Bash", "hooks": [{ "type": "command", "command": "echo hi" }] }, // last\n    ]\n  }\n}\n',
  ],
  ['tabs', '{\n\t"theme": "dark",\n\t"hooks": {\n\t\t"Stop": []\n\t}\n}\n'],
  ['CRLF', '{\r\n  "theme": "dark"\r\n}\r\n'],
  ['one line', '{"theme":"dark","hooks":{"Stop":[{"hooks":[]}]}}'],
] as const;

test('every agent has all that it needs, under one name', () => {
  const names = PROTOCOLS.map(({ name }) => name).toSorted();
  expect(AGENT_SETUPS.map(({ name }) => name).toSorted()).toEqual(names);
  expect(Object.keys(AGENT_FILES).toSorted()).toEqual(names);
  expect(Object.keys(AGENT_EVENTS).toSorted()).toEqual(names);
});

describe.each(AGENT_SETUPS.map((setup) => [setup.name, setup] as const))('%s', (name, setup) => {
  const path = `/r/${setup.otherFiles?.[0] ?? 'file'}`;

  test('hooks are written, found again, and removed with the file that was made for them', async () => {
    const text = setup.put({ path, text: undefined }, place);
    await expect(text).toMatchFileSnapshot(`settings/${name}.txt`);
    expect(setup.listHooks({ path, text }).length).toBeGreaterThan(0);
    expect(setup.put({ path, text }, place)).toBe(text);
    expect(setup.remove({ path, text })).toBeUndefined();
  });

  test('hooks of another place are replaced', () => {
    const old = setup.put({ path, text: undefined }, elsewhere);
    const text = setup.put({ path, text: old }, place);
    expect(text).not.toContain(elsewhere.script);
    expect(setup.listHooks({ path, text })).toEqual(
      setup.listHooks({ path, text: setup.put({ path, text: undefined }, place) }),
    );
  });

  test('no command has a variable that Grok Build would miss', () => {
    const text = setup.put({ path, text: undefined }, place);
    expect(text.match(/\$\w+|\$\{\w+\}/g)).toBeNull();
  });
});

describe.each(
  AGENT_SETUPS.filter(({ name }) => !['vibe', 'cline'].includes(name)).map(
    (setup) => [setup.name, setup] as const,
  ),
)('settings of %s', (_, setup) => {
  test.each(SETTINGS)('with %s stay as they are', (__, text) => {
    const file = { path: '/r/file', text };
    const put = setup.put(file, place);
    expect(setup.put({ ...file, text: put }, place)).toBe(put);
    expect(setup.listHooks({ ...file, text: put }).length).toBeGreaterThan(1);
    const comments = text.match(/\/\/.*/g) ?? [];
    for (const comment of comments) expect(put).toContain(comment);
    // Byte by byte, but for the empty object that a new file would have had.
    expect(setup.remove({ ...file, text: put }) ?? '{}\n').toBe(text);
  });

  test.each([
    '[]',
    '{"hooks": []}',
    '{"hooks": {"PreToolUse": {}, "preToolUse": {}, "BeforeTool": {}, "pre_read_code": {}}}',
    '{',
  ])('that are %s are left alone, with a reason', (text) => {
    expect(() => setup.put({ path: '/r/file', text }, place)).toThrow(/\/r\/file/);
  });
});
