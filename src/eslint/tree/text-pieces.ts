import { AST_NODE_TYPES } from '@typescript-eslint/types';
import { findLastStart } from '../../text/find-last-start.ts';
import type { Span } from '../../text/span.ts';
import { walk, type Node, type SourceCode } from './syntax.ts';

/** A string or comment of a program. */
export interface TextPiece extends Span {
  /** Absent for a comment. */
  readonly node?: Node;
  /** Whether it is a value or a comment, and not a type or a module path. */
  readonly isValue: boolean;
}

/** Finds the string or comment at an offset. */
export class TextPieces {
  static readonly #known: WeakMap<SourceCode, TextPieces> = new WeakMap<SourceCode, TextPieces>();

  readonly #pieces: readonly TextPiece[];
  readonly #starts: readonly number[];

  /** The cached pieces of a program. */
  static of(sourceCode: SourceCode): TextPieces {
    const pieces = TextPieces.#known.get(sourceCode) ?? new TextPieces(sourceCode);
    TextPieces.#known.set(sourceCode, pieces);
    return pieces;
  }

  private constructor(sourceCode: SourceCode) {
    const pieces: TextPiece[] = sourceCode
      .getAllComments()
      .map(({ range: [start, end] }) => ({ start, end, isValue: true }));
    for (const node of walk(sourceCode)) {
      if (!isText(node)) continue;
      const [start, end] = node.range;
      pieces.push({ start, end, node, isValue: isValue(node) });
    }
    this.#pieces = pieces.sort((a, b) => a.start - b.start);
    this.#starts = this.#pieces.map(({ start }) => start);
  }

  at(offset: number): TextPiece | undefined {
    const piece = this.#pieces[findLastStart(this.#starts, offset)];
    return piece && piece.start <= offset && offset < piece.end ? piece : undefined;
  }
}

function isText(node: Node): boolean {
  switch (node.type) {
    case AST_NODE_TYPES.Literal:
      return typeof node.value !== 'number';
    case AST_NODE_TYPES.TemplateElement:
    case AST_NODE_TYPES.JSXText:
      return true;
    default:
      return false;
  }
}

function isValue(node: Node): boolean {
  const parent = node.parent;
  switch (parent?.type) {
    case AST_NODE_TYPES.TSLiteralType:
    case AST_NODE_TYPES.TSTemplateLiteralType:
    case AST_NODE_TYPES.ImportDeclaration:
    case AST_NODE_TYPES.ImportExpression:
    case AST_NODE_TYPES.ExportNamedDeclaration:
    case AST_NODE_TYPES.ExportAllDeclaration:
    case AST_NODE_TYPES.TSExternalModuleReference:
      return false;
    case AST_NODE_TYPES.TemplateLiteral:
      return parent.parent.type !== AST_NODE_TYPES.TSLiteralType;
    case AST_NODE_TYPES.Property:
      return parent.key !== node || parent.computed;
    default:
      return true;
  }
}
