import { applyOverrides } from './config-for.ts';
import type { Config, Override } from './config.ts';

const known = new WeakMap<Config, readonly Config[]>();

/**
 * Configurations of which one at least finds whatever `configFor` finds for any file: for those who cannot
 * tell yet of which file they read the bytes. An option of a rule is one of those that are given somewhere,
 * so that each override alone tells them all.
 */
export function listVariants(config: Config): readonly Config[] {
  const variants = known.get(config) ?? [
    applyOverrides(config, []),
    ...config.overrides
      .filter((override) => findsMore(override, config))
      .map((override) => applyOverrides({ ...config, overrides: [override] }, [true]))
      .map(turnOn),
  ];
  known.set(config, variants);
  return variants;

  /** What an override before this one turns on, this one may only change the options of. */
  function turnOn(variant: Config): Config {
    const on = new Set(
      config.overrides.flatMap(({ rules }) =>
        [...rules].flatMap(([id, { severity = 'off' }]) => (severity === 'off' ? [] : [id])),
      ),
    );
    const rules = [...variant.rules].map(([id, setting]) =>
      setting.severity === 'off' && on.has(id)
        ? ([id, { ...setting, severity: 'error' }] as const)
        : ([id, setting] as const),
    );
    return { ...variant, rules: new Map(rules) };
  }
}

/** An override that only turns rules off or to another severity finds nothing that the others do not. */
function findsMore(override: Override, { rules }: Config): boolean {
  return [...override.rules].some(
    ([id, { severity, options }]) =>
      options !== undefined ||
      (severity !== undefined && severity !== 'off' && rules.get(id)?.severity === 'off'),
  );
}
