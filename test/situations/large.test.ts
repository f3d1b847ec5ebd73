import { afterAll, beforeAll, expect, test } from 'vitest';
import * as sample from '../../rules/sample.ts';
import { LARGE_BYTES } from '../../src/files/read-windows.ts';
import { readReport } from '../support/report.ts';
import { createRepository, type Repository } from '../support/repository.ts';

const LINE = 'a line of text that is clean, and as long as most are\n';
const LINES = Math.ceil((LARGE_BYTES + 2 ** 16) / LINE.length);
/** Where a key stands in a file that is read in windows, in lines before it. */
const places = { start: 0, middle: LINES >> 1, end: LINES };

let repo: Repository;
let clean: string;

beforeAll(async () => {
  repo = await createRepository();
  await repo.write('.gitignore', '.env\n.env.*\nsecrets.*\n');
  await repo.commit();
  clean = await repo.head();
  for (const [i, [name, before]] of Object.entries(places).entries()) {
    const text = `${LINE.repeat(before)}${sample.apiKey(500 + i)}\n${LINE.repeat(LINES - before)}`;
    await repo.write(`${name}.txt`, text);
  }
  await repo.git('add', '--all');
});

afterAll(() => repo[Symbol.asyncDispose]());

async function listFound(...args: string[]): Promise<string[]> {
  const { stdout } = await repo.keyfence('scan', ...args, '--format', 'json');
  return readReport(stdout)
    .findings.map(({ path, line, column }) => `${path}:${String(line)}:${String(column)}`)
    .sort();
}

const all = Object.entries(places)
  .map(([name, before]) => `${name}.txt:${String(before + 1)}:1`)
  .sort();

test('a key in a large file is found once, in its place, from every source', async () => {
  expect(await listFound('--staged')).toEqual(all);
  expect(await listFound()).toEqual(all);
  await repo.commit('large');
  expect(await listFound('--commits', `${clean}..HEAD`)).toEqual(all);
  expect(await listFound('--history')).toEqual(all);
});
