import { applyOverrides } from './config-for.ts';
import type { Config, Override } from './config.ts';

const known = new WeakMap<Config, readonly Config[]>();

/**
 * Configurations of which one at least finds whatever `configFor` finds for any file: for those who cannot
 * tell yet of which file they read the bytes. An option of a rule is one of those that are given somewhere,
 * so that each override alone tells them all.
 */
export function listVariants(config: Config): readonly Config[] {
  const variants =
    known.get(config) ?? [config, ...(config.nested?.values() ?? [])].flatMap(listOwnVariants);
  known.set(config, variants);
  return variants;
}

/** Of one directory, without those below. */
function listOwnVariants(config: Config): Config[] {
  const { overrides } = config;
  // What one override turns on, another may change the options of.
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

/** An override that only turns rules off or to another severity finds nothing that the others do not. */
function findsMore(override: Override, { rules }: Config): boolean {
  return [...override.rules].some(
    ([id, { severity, options }]) =>
      options !== undefined ||
      (severity !== undefined && severity !== 'off' && rules.get(id)?.severity === 'off'),
  );
}
