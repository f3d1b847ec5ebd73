import type { Plugin } from 'rolldown';

const FILE = /xz-decompress[\\/]dist[\\/]package[\\/]xz-decompress\.js$/;
const BASE64 = /"data:application\/wasm;base64,(?<code>[A-Za-z0-9+/=]+)"/;

/**
 * Writes the WebAssembly within xz-decompress as hexadecimal digits. They are longer than base64, but
 * compress better, because repetitions look different in base64.
 * @throws when the code of the package has changed
 */
export const writeWasmAsHex: Plugin = {
  name: 'write-wasm-as-hex',
  transform(code, id) {
    if (!FILE.test(id)) return null;
    const base64 = BASE64.exec(code)?.groups?.['code'];
    if (base64 === undefined) throw new Error(`${id} holds no WebAssembly as base64`);
    const hex = Buffer.from(base64, 'base64').toString('hex');
    return code.replace(
      BASE64,
      `"data:application/wasm;base64,"+Buffer.from("${hex}","hex").toString("base64")`,
    );
  },
};
