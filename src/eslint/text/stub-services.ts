/**
 * Returns itself for every property and call, and is also an empty list and an empty string. Rules with type
 * information access the compiler and its type checker when they are created, and throw if a part is missing.
 */
const anything: object = new Proxy(() => anything, {
  get(_, key): unknown {
    switch (key) {
      case Symbol.toPrimitive:
        return () => '';
      case Symbol.iterator:
        return () => [].values();
      case 'length':
        return 0;
      // It must not look like a promise.
      case 'then':
        return undefined;
      default:
        return anything;
    }
  },
  apply: () => anything,
  construct: () => anything,
});

/** The parser services of typescript-eslint, for a text that has no types. */
export const stubServices: object = {
  program: anything,
  esTreeNodeToTSNodeMap: new WeakMap<object, object>(),
  tsNodeToESTreeNodeMap: new WeakMap<object, object>(),
  getSymbolAtLocation: () => undefined,
  getTypeAtLocation: () => anything,
};
