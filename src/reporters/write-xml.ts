import { escapeXml } from './escape-xml.ts';

/** An element; `undefined` is left out. */
export interface XmlElement {
  readonly name: string;
  readonly attributes?: Readonly<Record<string, string | number | undefined>>;
  readonly children?: readonly XmlElement[];
  readonly text?: string;
}

/** Writes a document, indented, with its declaration. */
export function writeXml(root: XmlElement): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${writeElement(root, '')}`;
}

function writeElement(
  { name, attributes = {}, children = [], text }: XmlElement,
  indent: string,
): string {
  const written = Object.entries(attributes).map(([key, value]) =>
    value === undefined ? '' : ` ${key}="${escapeXml(String(value))}"`,
  );
  const head = `${indent}<${name}${written.join('')}`;
  if (text !== undefined) return `${head}>${escapeXml(text)}</${name}>\n`;
  if (children.length === 0) return `${head}/>\n`;
  const inner = children.map((child) => writeElement(child, `${indent}  `));
  return `${head}>\n${inner.join('')}${indent}</${name}>\n`;
}
