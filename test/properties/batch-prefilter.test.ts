import { describe, expect, test } from 'vitest';
import { PRESETS } from '../../rules/patterns/presets.ts';
import { makeConfig } from '../../src/config/config.ts';
import { lintFile } from '../../src/lint/lint-file.ts';
import { makePrefilter } from '../../src/sources/secret-prefilter.ts';
import { Draw } from '../support/draw.ts';
import { encodings } from '../support/encode.ts';
import { hideRandomly } from '../support/hide-randomly.ts';
import { takeShare } from '../support/share.ts';

const CASES = 20_000;
const SHARE = 0.02;

const patterns = { match: () => undefined, isTemplate: () => false };
const CONFIGS = {
  'by default': makeConfig({}),
  'with patterns and overrides': makeConfig({
    patterns: Object.keys(PRESETS),
    overrides: [{ files: ['*.txt'], rules: { 'no-hardcoded-api-key': 'warn' } }],
  }),
};

/** Something that has nothing to hide, as it stands beside others in a pack. */
function drawNeighbour(draw: Draw): Buffer {
  const words = draw.list(1 + draw.below(40), () => draw.word(), draw.pick([' ', '\n', ', ']));
  const write = draw.pick(Object.values(encodings));
  return draw.pick([
    () => write(words) ?? Buffer.from(words),
    () => Buffer.from(draw.hex(40), 'hex'),
    () => Buffer.from(draw.base64(draw.below(90))),
    () => Buffer.alloc(draw.below(4)),
  ])();
}

/** As `git cat-file --batch` writes objects. https://git-scm.com/docs/git-cat-file#_batch_output */
function toBatch(draw: Draw, objects: readonly Buffer[]): Buffer {
  return Buffer.concat(
    objects.flatMap((bytes) => [
      Buffer.from(`${draw.hex(40)} blob ${bytes.length}\n`),
      bytes,
      Buffer.from('\n'),
    ]),
  );
}

describe.each(Object.entries(CONFIGS))('%s', (_, config) => {
  const prefilter = makePrefilter(config);

  test('a batch passes if a blob in it does, and a blob if something is found in it', () => {
    let found = 0;
    const seeds = takeShare(
      Array.from({ length: CASES }, (__, seed) => seed),
      SHARE,
    );
    for (const seed of seeds) {
      const draw = new Draw(seed);
      const { bytes, name } = hideRandomly(draw, 1);
      const { kept } = lintFile(
        { path: 'a.txt', kind: 'content', tracked: false, bytes },
        config,
        patterns,
      );
      if (kept.length > 0) {
        found++;
        expect(prefilter.passes(bytes), `${String(seed)} ${name}`).toBe(true);
      }
      const neighbours = Array.from({ length: 1 + draw.below(3) }, () => drawNeighbour(draw));
      const batch = toBatch(draw, [...neighbours, bytes, drawNeighbour(draw)]);
      const isPassed = [...neighbours, bytes].some((blob) => prefilter.passes(blob));
      if (isPassed) expect(prefilter.passesBatch(batch), `${String(seed)} ${name}`).toBe(true);
    }
    // Else nothing was tried.
    expect(found).toBeGreaterThan(seeds.length / 2);
  });
});
