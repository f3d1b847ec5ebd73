import { expect, test } from 'vitest';
import type { IgnoreAnswer } from '../../src/gitignore/engine/ignore-answer.ts';
import { decideVerdict } from '../../src/gitignore/engine/decide-verdict.ts';

const rule = { file: '.gitignore', line: 2, text: '!.env' };
const told = { pattern: '.env', probes: 2 };
const probes = ['a/.env', '.env'];

function answers(...some: IgnoreAnswer[]): ReadonlyMap<string, IgnoreAnswer> {
  return new Map(some.map((answer) => [answer.path, answer]));
}

test('a proof that git confirms is kept', () => {
  const claim = { pattern: '.env', coverage: { kind: 'covered' } as const, probes };
  expect(decideVerdict(claim, answers())).toEqual({
    ...told,
    verdict: 'covered',
    how: { kind: 'proved' },
  });
});

test('a path that git does not ignore overrules a proof', () => {
  const claim = { pattern: '.env', coverage: { kind: 'covered' } as const, probes };
  const slipping = answers(
    { path: 'a/.env', ignored: false, rule: undefined },
    { path: '.env', ignored: false, rule },
  );
  expect(decideVerdict(claim, slipping)).toEqual({
    ...told,
    verdict: 'gap',
    how: { kind: 'overruled', reason: 'git does not ignore ".env"' },
    witness: '.env',
    blame: rule,
  });
});

test('a gap that git does not confirm is not reported', () => {
  const coverage = { kind: 'gap', witness: '.env', blame: undefined } as const;
  expect(decideVerdict({ pattern: '.env', coverage, probes }, answers())).toEqual({
    ...told,
    verdict: 'covered',
    how: { kind: 'overruled', reason: 'git ignores ".env"' },
  });
});

test('a gap that git sees elsewhere is overruled and still a gap', () => {
  const coverage = { kind: 'gap', witness: '.env', blame: undefined } as const;
  const slipping = answers({ path: 'a/.env', ignored: false, rule: undefined });
  expect(decideVerdict({ pattern: '.env', coverage, probes }, slipping)).toMatchObject({
    verdict: 'gap',
    how: { kind: 'overruled' },
    witness: 'a/.env',
  });
});

test('what is undecided is probed, with the reason', () => {
  const coverage = { kind: 'undecided', reason: 'too complex' } as const;
  const claim = { pattern: '.env', coverage, probes };
  const how = { kind: 'probed', reason: 'too complex' };
  expect(decideVerdict(claim, answers())).toEqual({ ...told, verdict: 'covered', how });
  const slipping = answers({ path: 'a/.env', ignored: false, rule });
  expect(decideVerdict(claim, slipping)).toMatchObject({ verdict: 'gap', how, witness: 'a/.env' });
});
