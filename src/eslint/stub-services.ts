/**
 * What rules with type information of typescript-eslint ask of a parser before they look at anything.
 * Without it they throw on files that are no TypeScript. The tree is empty, so no type is ever asked for.
 */
export const stubServices: object = {
  program: {
    // Some rules report a file whose compiler is not strict.
    getCompilerOptions: () => ({ strict: true }),
    getTypeChecker: () => ({}),
    getSourceFile: () => undefined,
  },
  emitDecoratorMetadata: false,
  experimentalDecorators: false,
  isolatedDeclarations: false,
  esTreeNodeToTSNodeMap: new WeakMap<object, object>(),
  tsNodeToESTreeNodeMap: new WeakMap<object, object>(),
  getSymbolAtLocation: () => undefined,
  getTypeAtLocation: () => undefined,
};
