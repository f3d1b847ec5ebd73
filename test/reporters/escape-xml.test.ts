import fc from 'fast-check';
import { expect, test } from 'vitest';
import { validateXML } from 'xmllint-wasm';
import { escapeXml } from '../../src/reporters/escape-xml.ts';
import { writeXml } from '../../src/reporters/write-xml.ts';

const anyText = fc.string({
  unit: fc.nat({ max: 0xffff }).map((code) => String.fromCharCode(code)),
});

/** What a parser makes of it: only the references that are written are known. */
function parse(text: string): string {
  return text.replaceAll(/&#(?<code>\d+);/g, (_, code: string) =>
    String.fromCharCode(Number(code)),
  );
}

test('what XML can hold comes back, whatever it is', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      expect(parse(escapeXml(text))).toBe(text);
    }),
  );
});

test('what XML cannot contain is escaped', () => {
  expect(escapeXml('a\u0000b\u001bc\ud800d\uffff')).toBe('a\\x00b\\x1bc\\ud800d\\uffff');
});

test('any text is well-formed as content and as an attribute', async () => {
  const texts = fc.sample(anyText, 300);
  const children = texts.map((text) => ({ name: 'a', attributes: { text }, text }));
  const schema = `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"><xs:element name="all"/></xs:schema>`;
  const { valid, errors } = await validateXML({ xml: writeXml({ name: 'all', children }), schema });
  expect({ valid, errors }).toEqual({ valid: true, errors: [] });
});
