import { apiKey } from '../../rules/sample.ts';
import { Draw } from './draw.ts';
import { HIDING_LIST } from './hidden-keys.ts';
import type { HostileText } from './hostile-text.ts';

/** Pieces that begin something which a rule, a layer or a comment would have to read on for. */
const BEGINNINGS: readonly string[] = [
  ...[
    'xai-',
    'xai-token-',
    'x',
    'xa',
    'xai',
    'XAI_API_KEY',
    'api_key',
    'apiKey',
    'api-key',
    'key=',
  ],
  ...[
    '=',
    ': ',
    ' = ',
    '":"',
    '("',
    '(',
    '[',
    '{',
    '<',
    '</',
    '>',
    '">',
    '=>',
    '??',
    '||',
    '+',
    '..',
  ],
  ...[
    '"',
    "'",
    '`',
    '\\',
    '\\"',
    '\\\\',
    '\\n',
    '\\u00',
    '\\u0078',
    '\\x78',
    '\\170',
    '\\u{',
    '\\U',
  ],
  ...[
    '%',
    '%78',
    '%2',
    '%25',
    '%u0078',
    '&',
    '&#',
    '&#x',
    '&#120;',
    '&amp;',
    '&#38;',
    '=3D',
    '=\n',
  ],
  ...[
    '\n',
    '\r\n',
    '\n  ',
    '\n  - ',
    ' ',
    '\t',
    '\0',
    '\0\0\0',
    '\\\n',
    '^\n',
    '`\n',
    '>-\n  ',
    '|\n ',
  ],
  ...[
    '" + "',
    "' '",
    '" . "',
    '", "',
    '"].join("")',
    '.concat("',
    '${"',
    '"}',
    '["',
    'f"',
    '// ',
    '# ',
  ],
  ...[
    'eGFpLQ',
    'eGFpLWFhYWFh',
    'YXBpX2tleQ',
    '7861692d',
    '=',
    '==',
    'A',
    'a1B2',
    '0',
    'f',
    '-',
    '_',
    '/',
  ],
  ...[
    'keyfence-allow: ',
    'gitleaks:allow',
    'eslint-disable ',
    'name: ',
    'value: ',
    'data:;base64,',
  ],
];

/** Repeats, nests and mixes pieces to a text of a length. The same seed makes the same text. */
export function makeHostileText(seed: number, length: number): HostileText {
  const draw = new Draw(seed);
  const unit = makeUnit(draw, 1 + draw.below(4));
  const text = repeat(unit, length);
  const ways: readonly (() => HostileText)[] = [
    () => ({ name: `${tell(unit)} repeated`, text }),
    () => {
      const other = makeUnit(draw, 1 + draw.below(2));
      return {
        name: `${tell(unit)}, then ${tell(other)} repeated`,
        text: unit + repeat(other, length),
      };
    },
    () => {
      const other = makeUnit(draw, 2);
      const half = repeat(unit, length >> 1);
      return {
        name: `${tell(unit)} repeated, then ${tell(other)} repeated`,
        text: half + repeat(other, length >> 1),
      };
    },
    () => {
      const hiding = draw.pick(HIDING_LIST);
      const count = 1 + draw.below(3);
      let hidden = text.slice(0, Math.max(1, length >> (2 * count)));
      for (let i = 0; i < count; i++) hidden = hiding.write(hidden);
      return {
        name: `${tell(unit)} repeated, ${String(count)} deep in ${hiding.name}`,
        text: hidden.slice(0, length),
      };
    },
    () => {
      const hiding = draw.pick(HIDING_LIST);
      const near = hiding.write(apiKey(seed).slice(0, 60 + draw.below(26)));
      return { name: `${hiding.name}, near a key`, text: repeat(near + unit, length) };
    },
  ];
  return draw.pick(ways)();
}

function makeUnit(draw: Draw, count: number): string {
  return draw.list(
    count,
    () => {
      const piece = draw.pick(BEGINNINGS);
      return draw.below(3) === 0 ? piece.repeat(1 + draw.below(100)) : piece;
    },
    '',
  );
}

function repeat(piece: string, length: number): string {
  return piece.repeat(Math.ceil(length / piece.length));
}

function tell(piece: string): string {
  return JSON.stringify(piece.length > 60 ? `${piece.slice(0, 60)}…` : piece);
}
