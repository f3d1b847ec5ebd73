import type { Layer } from './layer.ts';
import { replaceEach } from './replace-each.ts';

const REFERENCE =
  /&(?:#(?<decimal>\d{1,10});?|#x(?<hex>[\da-f]{1,8});?|(?<name>amp|quot|apos|lt|gt|lowbar|UnderBar|nbsp|Tab|NewLine|equals|colon|semi|percnt|num|bsol|sol|plus);)/gi;

/** The named references that may stand in or beside a key; letters, digits and the hyphen have none. */
const NAMED: Readonly<Record<string, string>> = {
  ...{ amp: '&', quot: '"', apos: "'", lt: '<', gt: '>', lowbar: '_', underbar: '_', nbsp: ' ' },
  ...{ tab: '\t', newline: '\n', equals: '=', colon: ':', semi: ';', percnt: '%', num: '#' },
  ...{ bsol: '\\', sol: '/', plus: '+' },
};

/** Character references of HTML and XML. https://html.spec.whatwg.org/multipage/named-characters.html */
export const entity: Layer = {
  name: 'entities',
  find: (text) =>
    replaceEach(
      text,
      REFERENCE,
      ({ decimal, hex, name }) => {
        if (name !== undefined) return NAMED[name.toLowerCase()];
        return decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal);
      },
      (reference) => !reference.endsWith(';'),
    ),
};
