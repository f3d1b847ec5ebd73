/** In place of the package: each type of a node is a string, and the name of its constant is that string. */
export const AST_NODE_TYPES: Readonly<Record<string, string>> = new Proxy(
  {},
  { get: (_, name) => name },
);
