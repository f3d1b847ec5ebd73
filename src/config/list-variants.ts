import { applyOverrides } from './config-for.ts';
import type { Config, Override } from './config.ts';

const known = new WeakMap<Config, readonly Config[]>();

/**
 * Configurations that together find whatever `configFor` finds for any file, for callers that do not know the
 * path of the bytes yet. Each value of an option comes from one override, so it is enough to apply each one
 * alone.
 */
export function listVariants(config: Config): readonly Config[] {
  const variants =
    known.get(config) ?? [config, ...(config.nested?.values() ?? [])].flatMap(listOwnVariants);
  known.set(config, variants);
  return variants;
}

/** For one directory, without nested ones. */
function listOwnVariants(config: Config): Config[] {
  const { overrides } = config;
  // An override may change the options of a rule that another one turns on.
  const on = new Set(
    overrides.flatMap(({ rules }) =>
      [...rules].flatMap(([id, { severity = 'off' }]) => (severity === 'off' ? [] : [id])),
    ),
  );
  const more = overrides.filter((override) => findsMore(override, config));
  return [
    applyOverrides(config, []),
    ...more.map((override) => {
      const variant = applyOverrides({ ...config, overrides: [override] }, [true]);
      const rules = [...variant.rules].map(([id, setting]) => {
        const isTurnedOn = setting.severity === 'off' && on.has(id);
        return [id, isTurnedOn ? { ...setting, severity: 'error' as const } : setting] as const;
      });
      return { ...variant, rules: new Map(rules) };
    }),
  ];
}

/** An override that only turns rules off or changes severities finds nothing new. */
function findsMore(override: Override, { rules }: Config): boolean {
  return [...override.rules].some(
    ([id, { severity, options }]) =>
      options !== undefined ||
      (severity !== undefined && severity !== 'off' && rules.get(id)?.severity === 'off'),
  );
}
