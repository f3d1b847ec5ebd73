import { describe, expect, test } from 'vitest';
import { COMMENT_STYLES } from '../../rules/allow-comments/comment-styles.ts';
import { insertComment } from '../../src/allow/insert-comment.ts';
import { key } from '../support/keys.ts';
import { judgeText, lintText } from '../support/lint-text.ts';

const SAID = { rules: ['no-xai-key'], reason: 'made up (for tests)' };

function insert(path: string, text: string | Buffer, line: number): string {
  const inserted = insertComment(path, Buffer.from(text), line, SAID);
  return 'bytes' in inserted ? inserted.bytes.toString() : inserted.impossible;
}

/** What was added before the line of the key. */
function addTo(path: string, text: string): string {
  const line = text.slice(0, text.indexOf(key)).split('\n').length;
  return insert(path, text, line).replace(key, '');
}

const FILES = COMMENT_STYLES.flatMap(({ written }) => written?.files.split(' ') ?? []);

test('each name and ending has one style', () => {
  expect(FILES.filter((file, index) => FILES.indexOf(file) !== index)).toEqual([]);
});

test.each(FILES)('the comment that is written in %s is read, and so is its reason', (file) => {
  const paths = file.includes('.') ? [`src/${file}`] : [`src/a.${file}`, `src/${file}`];
  for (const path of paths) {
    const text = insert(path, `one\n  k = ${key}\n`, 2);
    expect(judgeText(text, { path }), path).toEqual(['inline-allow']);
    expect(lintText(text, { path }).suppressed[0]?.reason).toBe(SAID.reason);
  }
});

describe('where it is', () => {
  test.each([
    ['indented as the line', 'a.py', `if a:\n    k = "${key}"\n`, 'if a:\n    # '],
    ['indented with tabs', 'a.go', `{\n\tk := "${key}"\n`, '{\n\t// '],
    ['behind a mark of the byte order', 'a.js', `\uFEFFk = "${key}"\n`, '\uFEFF// '],
    ['in a file without a last line end', 'a.sql', key, '-- '],
    ['in a file of settings', '.env.local', `K=${key}\n`, '# '],
    ['in a Dockerfile with a name', 'Dockerfile.dev', `FROM a\nENV K=${key}\n`, 'FROM a\n# '],
    ['in a script without an ending', 'run', `#!/bin/bash -e\nK=${key}\n`, '#!/bin/bash -e\n# '],
    ['in a script of Node', 'run', `#!/usr/bin/env node\nk = '${key}'\n`, 'node\n// '],
    ['between the tags of JSX', 'a.tsx', `<p>\n  <b>${key}</b>\n</p>\n`, '<p>\n  {/* '],
    ['among the attributes of JSX', 'a.tsx', `<A\n  k="${key}"\n/>\n`, '<A\n  // '],
    ['in the script of a page', 'a.vue', `<script>\nk = '${key}'\n</script>\n`, '<script>\n// '],
    ['in the style of a page', 'a.html', `<style>\n.${key}{}\n</style>\n`, '<style>\n/* '],
    ['in a page', 'a.html', `<script></script>\n<p>${key}</p>\n`, '</script>\n<!-- '],
    ['in Markdown', 'a.md', `# a\n${key}\n`, '# a\n<!-- '],
    ['in code in Markdown', 'a.md', `\`\`\`python\nk = "${key}"\n\`\`\`\n`, 'python\n# '],
    ['behind code in Markdown', 'a.md', `\`\`\`js\n\`\`\`\n${key}\n`, '```\n<!-- '],
    ['in the matter before Markdown', 'a.md', `---\nk: ${key}\n---\n`, '---\n# '],
    ['behind a text of several lines', 'a.py', `"""\na\n"""\nk = "${key}"\n`, '"""\n# '],
    ['behind a block of YAML', 'a.yml', `a: |\n  b\nk: ${key}\n`, '  b\n# '],
  ])('%s', (_, path, text, start) => {
    expect(addTo(path, text)).toContain(`${start}keyfence-allow no-xai-key: made up`);
    expect(
      judgeText(insert(path, text, text.slice(0, text.indexOf(key)).split('\n').length)),
    ).toEqual(['inline-allow']);
  });

  test('it takes the line end of the file, and changes no other', () => {
    const text = `a\r\nk = "${key}"\r\nb\r\n`;
    const after = insert('a.py', text, 2);
    expect(after.split('\r\n')).toHaveLength(5);
    expect(after.replace(/# .*\r\n/, '')).toBe(text);
  });

  test.each(['\n', '\r\n', '\r'])('whatever the line end is: %j', (end) => {
    const text = ['a', `k = "${key}"`, 'b', ''].join(end);
    expect(insert('a.py', text, 2).split(end)).toHaveLength(5);
  });
});

test.each([
  ['JSON', 'a.json', `{\n"k": "${key}"\n}\n`, 'files of that kind have no comments'],
  ['a notebook', 'a.ipynb', `{\n"k": "${key}"\n}\n`, 'files of that kind have no comments'],
  ['settings in JSON', '.env.json', `{\n"k": "${key}"\n}\n`, 'files of that kind have no comments'],
  ['plain text', 'a.txt', key, 'files of that kind have no comments'],
  ['plain text in Markdown', 'a.md', `\`\`\`\n${key}\n\`\`\`\n`, 'files of that kind'],
  ['a line that goes on', 'a.sh', `curl \\\n  -H ${key}\n`, 'the line above continues on'],
  ['a text in quotes', 'a.py', `"""\n${key}\n"""\n`, 'a text of several lines'],
  ['a template', 'a.ts', `\`\n${key}\n\`\n`, 'a text of several lines'],
  ['a here-document', 'a.sh', `cat <<-'END'\n${key}\nEND\n`, 'a text of several lines'],
  ['a block of YAML', 'a.yml', `a:\n  b: |-\n    c\n\n    ${key}\n`, 'a text of several lines'],
  ['the first line of a script', 'a.php', `<?php $k = "${key}";\n`, 'the first line'],
])('none stands in %s', (_, path, text, reason) => {
  expect(addTo(path, text)).toContain(reason);
});

test('none stands in UTF-16', () => {
  expect(insert('a.py', Buffer.from(`k = "${key}"\n`, 'utf16le'), 1)).toContain('UTF-8');
});
