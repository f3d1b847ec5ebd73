import type { TSESLint, TSESTree } from '@typescript-eslint/utils';

export type Node = TSESTree.Node;
export type SourceCode = Readonly<TSESLint.SourceCode>;

/** A node, by default the root, and every one below it, each before what is in it, in the order of the text. */
export function* walk(sourceCode: SourceCode, start: Node = sourceCode.ast): Generator<Node> {
  const pending: Node[] = [start];
  for (let node = pending.pop(); node; node = pending.pop()) {
    yield node;
    const children = (sourceCode.visitorKeys[node.type] ?? []).flatMap((key) =>
      readChild(node, key),
    );
    // One by one: a list may have more elements than a call takes arguments.
    for (const child of children.reverse()) pending.push(child);
  }
}

function readChild(node: Node, key: string): Node[] {
  const child = (node as unknown as Readonly<Record<string, Node | null | (Node | null)[]>>)[key];
  // Holes in a list are null, and so is what is left out.
  return [child ?? null].flat().filter((item) => item !== null);
}
