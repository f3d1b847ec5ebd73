import type { TSESLint, TSESTree } from '@typescript-eslint/utils';

export type Node = TSESTree.Node;
export type SourceCode = Readonly<TSESLint.SourceCode>;

/** A node, by default the root, and all of its descendants, in preorder and in source order. */
export function* walk(sourceCode: SourceCode, start: Node = sourceCode.ast): Generator<Node> {
  const pending: Node[] = [start];
  for (let node = pending.pop(); node; node = pending.pop()) {
    yield node;
    const children = (sourceCode.visitorKeys[node.type] ?? []).flatMap((key) =>
      readChild(node, key),
    );
    // In a loop, because a call cannot take as many arguments as a list may have elements.
    for (const child of children.reverse()) pending.push(child);
  }
}

function readChild(node: Node, key: string): Node[] {
  const child = (node as unknown as Readonly<Record<string, Node | null | (Node | null)[]>>)[key];
  // Holes in an array are null, and so are optional children.
  return [child ?? null].flat().filter((item) => item !== null);
}
