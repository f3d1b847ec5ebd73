/** Caches the results of a function by its argument. */
export function memoize<Argument, Value>(
  compute: (argument: Argument) => Value,
): (argument: Argument) => Value {
  const known = new Map<Argument, { readonly value: Value }>();
  return (argument) => {
    let found = known.get(argument);
    if (!found) known.set(argument, (found = { value: compute(argument) }));
    return found.value;
  };
}
