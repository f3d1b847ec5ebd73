import { expect, test } from 'vitest';
import { body } from '../../rules/sample.ts';
import { key, redacted, secondKey } from '../support/keys.ts';
import { scan } from '../support/report.ts';
import { createRepository } from '../support/repository.ts';

test('a key in the reason of an allow comment is not shown', async () => {
  await using repo = await createRepository();
  await repo.write('a.py', `k = "${key}"  # keyfence-allow: was ${secondKey}, made up\n`);
  // `Repository.keyfence` fails when a key is in what is printed.
  const { suppressed } = await scan(repo);
  expect(suppressed[0]?.reason).toBe(`was ${redacted(secondKey)}, made up`);
});

test('nor is a copy of the allowed value that nothing names', async () => {
  await using repo = await createRepository();
  const value = body(32, 3, 'hex');
  await repo.write('a.py', `api_key = "${value}"  # keyfence-allow: ${value} is void\n`);
  const { suppressed, ran } = await scan(repo);
  expect(suppressed).toHaveLength(1);
  expect(ran.stdout.includes(value)).toBe(false);
});
