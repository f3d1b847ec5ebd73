/**
 * Answers whatever is asked of it with itself, which is also a function, an empty list and an empty string.
 * Rules with type information take hold of a compiler and its checker before they look at anything, each
 * of other parts of it, and throw where one is missing.
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
      // Whoever awaits it has it.
      case 'then':
        return undefined;
      default:
        return anything;
    }
  },
  apply: () => anything,
  construct: () => anything,
});

/** What a parser of TypeScript gives to rules beside the tree, for a text that has no types. */
export const stubServices: object = {
  program: anything,
  esTreeNodeToTSNodeMap: new WeakMap<object, object>(),
  tsNodeToESTreeNodeMap: new WeakMap<object, object>(),
  getSymbolAtLocation: () => undefined,
  getTypeAtLocation: () => anything,
};
