import type { Plugin } from 'rolldown';

const ATTRIBUTES = /jsonschema[\\/]lib[\\/]attribute\.js$/;
const FORMATS = /jsonschema[\\/]lib[\\/]helpers\.js$/;
/** Keywords that no schema here has. One that is used all the same is an error of jsonschema: "Unsupported attribute". */
const UNUSED =
  /^validators\.(?:oneOf|if|(?:min|max)Properties|contains|exclusive(?:Min|Max)imum|multipleOf|divisibleBy|format|dependencies|not)\b.+?^\};\n/gms;
/** Regular expressions for dates, addresses and the like. */
const TABLE = /^var FORMAT_REGEXPS = exports\.FORMAT_REGEXPS = \{.+?^\};\n/ms;
const ALIASES = /^FORMAT_REGEXPS\.\w+ = FORMAT_REGEXPS.*?;\n/gm;

/**
 * Removes the keywords from jsonschema that no schema here uses.
 * @throws when the code of the package has changed
 */
export const cutJsonschema: Plugin = {
  name: 'cut-jsonschema',
  transform(code, id) {
    if (ATTRIBUTES.test(id)) return cut(code, id, [[UNUSED, '']]);
    if (!FORMATS.test(id)) return null;
    return cut(code, id, [
      [TABLE, 'var FORMAT_REGEXPS = exports.FORMAT_REGEXPS = {};\n'],
      [ALIASES, ''],
    ]);
  },
};

function cut(code: string, id: string, parts: readonly (readonly [RegExp, string])[]): string {
  return parts.reduce((text, [part, replacement]) => {
    const written = text.replace(part, replacement);
    if (written !== text) return written;
    throw new Error(
      `${id} is not written as build/cut-jsonschema.ts expects; correct or remove that`,
    );
  }, code);
}
