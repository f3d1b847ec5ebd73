import { describe, expect, test } from 'vitest';
import { makeConfig } from '../../src/config/config.ts';
import { decode } from '../../src/decode/decode.ts';
import { lintFile } from '../../src/lint/lint-file.ts';
import { listenForFar, passesPrefilters } from '../../src/match/match-rules.ts';
import { applyChanges } from '../../src/versions/find-changes.ts';
import {
  compareVersions,
  findRuleParts,
  listParts,
  readTraits,
} from '../../src/versions/version.ts';
import { Draw } from '../support/draw.ts';
import { drawVersions } from '../support/draw-versions.ts';

const IS_LONG = process.env['KEYFENCE_LONG'] === '1';
const SEED = IS_LONG ? Math.trunc(Math.random() * 2 ** 30) : Number(process.env['KEYFENCE_SEED']);
const CASES = IS_LONG ? 200_000 : 250;
const CONFIG = makeConfig({});
const PATTERNS = { match: () => undefined, isTemplate: () => false };

function isClean(path: string, bytes: Buffer): boolean {
  let farCount = 0;
  const file = { path, bytes, kind: 'content', tracked: false } as const;
  const { kept, suppressed, errors } = lintFile(file, CONFIG, PATTERNS, () => farCount++);
  return farCount === 0 && kept.length + suppressed.length + errors.length === 0;
}

function isFound(path: string, bytes: Buffer): boolean {
  const file = { path, bytes, kind: 'content', tracked: false } as const;
  const { kept, suppressed, errors } = lintFile(file, CONFIG, PATTERNS);
  return kept.length + suppressed.length + errors.length > 0;
}

function passes(bytes: Buffer): boolean {
  const prefilter = (text: string, latin1?: Uint8Array): boolean =>
    passesPrefilters(text, CONFIG, latin1);
  return decode(bytes, prefilter).length > 0;
}

function readsFar(path: string, bytes: Buffer): boolean {
  let farCount = 0;
  listenForFar(bytes.toString(), path, CONFIG, () => farCount++);
  return farCount > 0;
}

describe('of a version only what is another has to be looked at', () => {
  test('so that nothing is missed', { timeout: IS_LONG ? 7_200_000 : 120_000 }, () => {
    const missed: string[] = [];
    let linted = 0;
    let filtered = 0;
    for (let seed = SEED; seed < SEED + CASES; seed++) {
      const { path, before, after, name } = drawVersions(new Draw(seed));
      const [base, bytes] = [Buffer.from(before), Buffer.from(after)];
      const traits = readTraits(base);
      const compared = traits && compareVersions(base, traits, bytes);
      if (!compared) continue;
      const changed = compared.changes.map(({ start, end }) => bytes.subarray(start, end));
      expect(applyChanges(base, compared.changes, changed, bytes.length).equals(bytes)).toBe(true);
      if (!isFound(path, bytes)) continue;
      const ruleParts = findRuleParts(compared);
      const isBaseSuspect = passes(base);
      const isBaseClean = isBaseSuspect ? isClean(path, base) : !readsFar(path, bytes);
      if (ruleParts && isBaseClean) {
        linted++;
        if (listParts({ ...compared, parts: ruleParts }).every((part) => isClean(path, part)))
          missed.push(`seed ${String(seed)}: lint, ${path}, ${name}`);
      }
      if (!isBaseSuspect) {
        filtered++;
        if (!listParts(compared).some(passes))
          missed.push(`seed ${String(seed)}: prefilter, ${name}`);
      }
    }
    expect(missed).toEqual([]);
    // The property says little where most of what is drawn is looked at as a whole.
    expect(linted).toBeGreaterThan(CASES / 20);
    expect(filtered).toBeGreaterThan(CASES / 50);
  });
});
