import { describe, expect, test } from 'vitest';
import { reveal } from '../../src/finding/secret.ts';
import { key } from '../support/keys.ts';
import { lintText } from '../support/lint-text.ts';

const code = (cell: object): object => ({ cell_type: 'code', source: ['x = 1\n'], ...cell });
const png = Buffer.alloc(3000, 7).toString('base64');

/** A notebook with one cell that is clean and one that holds something. */
function notebook(cell: object, rest: object = {}): string {
  const cells = [code({ outputs: [{ data: { 'image/png': png } }] }), code(cell)];
  return JSON.stringify({ cells, metadata: {}, nbformat: 4, ...rest }, undefined, 1);
}

const source = (...lines: string[]): object => ({ source: lines });

const notebooks: Readonly<Record<string, readonly [string, string]>> = {
  source: [notebook(source('y = 2\n', `k = "${key}"\n`)), 'in cell 2, source'],
  'source, as one text': [notebook({ source: `k = "${key}"` }), 'in cell 2, source'],
  'source, over two lines': [
    notebook(source(`k = ("${key.slice(0, 30)}"\n`, `     "${key.slice(30)}")\n`)),
    'in concatenation in continuation in escapes in cell 2, source',
  ],
  outputs: [
    notebook({ outputs: [{ output_type: 'stream', text: [`{"k": "${key}"}\n`] }] }),
    'in cell 2, outputs',
  ],
  'the HTML of an output': [
    notebook({ outputs: [{ data: { 'text/html': [`<b>${key.replace('-', '&#45;')}</b>`] } }] }),
    'in entities in cell 2, outputs',
  ],
  'metadata of a cell': [notebook({ metadata: { 'a "quoted" name': key } }), 'in cell 2, metadata'],
  'metadata of the notebook': [notebook({}, { metadata: { key } }), 'in the metadata'],
  'JSON that is no notebook': [JSON.stringify({ source: key }), ''],
  'a notebook that is cut': [notebook(source(key)).slice(0, -30), 'in cell 2, source'],
};

describe('a key in a notebook is reported with its cell', () => {
  test.each(Object.entries(notebooks))('%s', (_, [text, where]) => {
    const { kept } = lintText(text, { path: 'a.ipynb' });
    expect(kept.map(({ message }) => message)).toEqual([`xAI API key ${where}`.trim()]);
    expect(kept.map(({ secret }) => secret && reveal(secret) === key)).toEqual([true]);
  });
});
