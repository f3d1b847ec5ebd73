import type { Plugin } from 'rolldown';

const FILE = /node_modules\/yaml\/browser\/dist\/(?<name>.+)\.js$/;

/** Methods that change, copy and write documents, and turn them into plain values. */
const METHODS: Readonly<Record<string, string>> = {
  'compose/composer': 'streamInfo',
  'doc/directives': 'clone|tagString|toString',
  'doc/Document':
    'clone|add|addIn|createAlias|createNode|createPair|delete|deleteIn|set|setIn|toJS|toJSON|toString',
  'nodes/Alias': 'resolve',
  'nodes/Collection': 'clone|addIn|deleteIn|hasAllNullValues|setIn',
  'nodes/Node': 'clone|toJS',
  'nodes/Pair': 'clone',
  'nodes/YAMLMap': 'static from|add|delete|set',
  'nodes/YAMLSeq': 'static from|add|delete|set',
  'schema/Schema': 'clone',
};

/**
 * Schemas and tags of YAML 1.1 and others that nobody asks for. Neither hook names nor paths have such a type: a value
 * with one of these tags is read as the string, list or map that it is written as, like one with an unknown tag.
 */
const SCHEMAS: readonly (readonly [RegExp, string])[] = [
  [/^import .* from '\.\/(?:json|yaml-1\.1)\/(?!merge)[\w-]+\.js';\n/gm, ''],
  [/^ {4}\['(?:failsafe|json|yaml11)', .*\],?\n/gm, ''],
  [/(?<=^ {4}\['yaml-1\.1', schema)\$2(?=\])/m, '.concat(merge)'],
  [/^const tagsByName = \{.+?^\};\n/ms, 'const tagsByName = {};\n'],
  [/^ {4}'tag:yaml\.org,2002:(?!merge)\w+': \w+,?\n/gm, ''],
];

/**
 * Removes everything from yaml that does not parse: nodes are only used for their positions.
 * @throws when the code of the package has changed
 */
export const cutYaml: Plugin = {
  name: 'cut-yaml',
  transform(code, id) {
    const name = FILE.exec(id.replaceAll('\\', '/'))?.groups?.['name'];
    if (name === undefined) return null;
    const cuts = name === 'schema/tags' ? SCHEMAS : (METHODS[name]?.split('|') ?? []).map(methodOf);
    const text = cuts.reduce((before, [part, replacement]) => {
      const after = before.replace(part, replacement);
      if (after !== before) return after;
      throw new Error(
        `${id} is not written as build/cut-yaml.ts expects (${String(part)}); correct or remove that`,
      );
    }, code);
    // The package does not declare it: modules that only extend a class or a function have no other side
    // effects.
    return { code: text, moduleSideEffects: false };
  },
};

/** From its name to the brace that closes it. */
function methodOf(name: string): readonly [RegExp, string] {
  return [new RegExp(String.raw`^ {4}${name}\(.*?\) \{\n.*?^ {4}\}\n`, 'ms'), ''];
}
