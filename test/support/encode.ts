/** Encodings by name. Text that an encoding cannot hold comes back as `undefined`. */
export const encodings: Readonly<Record<string, (text: string) => Buffer | undefined>> = {
  'UTF-8': (text) => Buffer.from(text),
  'UTF-8 with a mark': (text) => Buffer.from(`\ufeff${text}`),
  'UTF-16 LE with a mark': (text) => Buffer.from(`\ufeff${text}`, 'utf16le'),
  'UTF-16 BE with a mark': (text) => Buffer.from(`\ufeff${text}`, 'utf16le').swap16(),
  'UTF-16 LE': (text) => Buffer.from(text, 'utf16le'),
  'UTF-16 BE': (text) => Buffer.from(text, 'utf16le').swap16(),
  'Latin-1': encodeLatin1,
  'UTF-32 LE with a mark': (text) => encodeUtf32(`\ufeff${text}`),
  'UTF-32 BE with a mark': (text) => encodeUtf32(`\ufeff${text}`).swap32(),
  'UTF-32 LE': encodeUtf32,
  'UTF-32 BE': (text) => encodeUtf32(text).swap32(),
};

function encodeLatin1(text: string): Buffer | undefined {
  const bytes = Buffer.from(text, 'latin1');
  return bytes.toString('latin1') === text ? bytes : undefined;
}

function encodeUtf32(text: string): Buffer {
  const characters = Array.from(text);
  const bytes = Buffer.alloc(4 * characters.length);
  characters.forEach((character, i) => bytes.writeUInt32LE(character.codePointAt(0) ?? 0, 4 * i));
  return bytes;
}
