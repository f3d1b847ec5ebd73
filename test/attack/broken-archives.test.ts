import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anyBytes } from '../support/arbitraries.ts';
import { CONTAINERS } from '../support/containers.ts';
import { lintBytes } from '../support/find-escape.ts';
import { findShown } from '../support/find-shown.ts';
import { key } from '../support/keys.ts';
import { makeParameters, TIMEOUT } from './effort.ts';

/** What is done to the bytes of a file, at a place in it. */
type Damage = (bytes: Buffer, at: number, other: Buffer) => Buffer;

const DAMAGES: Readonly<Record<string, Damage>> = {
  'is cut': (bytes, at) => bytes.subarray(0, at),
  'has lost its beginning': (bytes, at) => bytes.subarray(at),
  'has lost a piece': (bytes, at, other) =>
    Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + other.length)]),
  'has more in it': (bytes, at, other) =>
    Buffer.concat([bytes.subarray(0, at), other, bytes.subarray(at)]),
  'has other bytes in it': (bytes, at, other) =>
    Buffer.concat([bytes.subarray(0, at), other, bytes.subarray(at + other.length)]).subarray(
      0,
      bytes.length,
    ),
  'has a bit that turned': (bytes, at, other) => {
    const copy = Buffer.from(bytes);
    copy[at] = (copy[at] ?? 0) ^ (1 << (other.length % 8));
    return copy;
  },
  'has a large number in it': (bytes, at) => {
    const copy = Buffer.from(bytes);
    copy.fill(0xff, at, Math.min(at + 4, copy.length));
    return copy;
  },
  'is in it twice': (bytes, at) => Buffer.concat([bytes.subarray(0, at), bytes]),
};

const damaged = fc
  .record({
    container: fc.constantFrom(...Object.entries(CONTAINERS)),
    damages: fc.array(fc.constantFrom(...Object.entries(DAMAGES)), { minLength: 1, maxLength: 3 }),
    places: fc.array(fc.nat(), { minLength: 3, maxLength: 3 }),
    other: anyBytes,
  })
  .map(({ container: [name, { path, write }], damages, places, other }) => {
    const whole = write('a/key.txt', Buffer.from(`the key: ${key}\n`));
    const bytes = damages.reduce(
      (before, [, damage], i) => damage(before, (places[i] ?? 0) % (before.length + 1), other),
      whole,
    );
    const names = damages.map(([damage]) => damage).join(', ');
    return { name: `${name} that ${names}`, path, bytes };
  });

/** Either what was looked at is told, or one sentence why it could not be. */
async function expectAnswer(bytes: Buffer, path: string): Promise<string> {
  const { scanned, findings, errors } = await lintBytes(bytes, path);
  const { files, skipped, failed } = scanned;
  expect([scanned.asked, files + skipped + failed]).toEqual([1, 1]);
  expect(failed).toBe(Math.min(errors.length, 1));
  for (const error of errors) {
    expect(error.message).toMatch(/^[^\n]{20,400}$/);
    expect(error.path).toBe(path);
    expect(findShown(error.message, key)).toBeUndefined();
  }
  if (errors.length > 0) return 'refused';
  return findings.length > 0 ? 'found' : 'nothing found';
}

test(
  'a damaged archive is looked into, or refused in a sentence',
  { timeout: TIMEOUT },
  async ({ annotate }) => {
    const counts = new Map<string, number>();
    await fc.assert(
      fc.asyncProperty(damaged, async ({ bytes, path }) => {
        const answer = await expectAnswer(bytes, path);
        counts.set(answer, (counts.get(answer) ?? 0) + 1);
      }),
      makeParameters(400),
    );
    const told = [...counts].map(([answer, count]) => `${String(count)} ${answer}`);
    await annotate(
      `${String([...counts.values()].reduce((a, b) => a + b))} cases: ${told.join(', ')}`,
    );
  },
);

const BEGINNINGS = ['504b0304', '504b0506', '1f8b08', '377abcaf271c', 'fd377a585a00', '28b52ffd'];

test('so is whatever begins like one', { timeout: TIMEOUT }, async ({ annotate }) => {
  let cases = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...BEGINNINGS, '526172211a07', '425a6839314159265359', ''),
      fc.array(anyBytes, { maxLength: 20 }),
      async (beginning, rest) => {
        cases++;
        await expectAnswer(Buffer.concat([Buffer.from(beginning, 'hex'), ...rest]), 'a.bin');
      },
    ),
    makeParameters(400),
  );
  await annotate(`${String(cases)} cases`);
});
