/** The parts of a JSON Schema that say what a value is when it is left out. */
interface Schema {
  readonly default?: unknown;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly anyOf?: readonly Schema[];
  readonly items?: Schema | readonly Schema[];
}

/**
 * A configuration file that says what holds without one, as a block of JSON.
 * @param schema the JSON Schema of the configuration
 */
export function makeDefaults(schema: Schema): string {
  const defaults = {
    $schema: './node_modules/keyfence/schema.json',
    ...(readDefault(schema) as object),
  };
  return ['```json', JSON.stringify(defaults, undefined, 2), '```'].join('\n');
}

function readDefault({ default: value, properties, anyOf = [] }: Schema): unknown {
  // A rule: its severity, with its options where it has some.
  const options = anyOf.flatMap(({ items }) => (isList(items) ? items.slice(1) : []));
  const [given] = options.map(readDefault);
  // Rules of patterns are there only where somebody asks for them.
  if (given !== undefined) return value === undefined ? undefined : [value, given];
  if (properties === undefined) return value;
  const entries = Object.entries(properties)
    .map(([name, property]) => [name, readDefault(property)] as const)
    .filter(([, part]) => part !== undefined);
  return entries.length === 0 ? undefined : Object.fromEntries(entries);
}

function isList(items: Schema['items']): items is readonly Schema[] {
  return Array.isArray(items);
}
