import { AST_NODE_TYPES } from '@typescript-eslint/types';
import { isLookup } from '../../../rules/api-key/call-words.ts';
import { listParts } from './fold-string.ts';
import { readProperty } from './read-property.ts';
import {
  nameOfFunctionAround,
  nameOfHolder,
  nameOfKey,
  nameOfTarget,
  readPlainString,
} from './static-name.ts';
import type { Node } from './syntax.ts';

/** A name, and an expression that is assigned to it. */
export interface NamedValue {
  readonly name: string;
  readonly value: Node;
  /** The name of the object around it: `auth` in `{ auth: { token: "…" } }`. */
  readonly holder?: string | undefined;
}

/** The names that a node assigns to directly, with their values. */
export function readNamedValues(node: Node): NamedValue[] {
  switch (node.type) {
    case AST_NODE_TYPES.Property: {
      const holder = nameOfHolder(node.parent.parent);
      return give(nameOfKey(node.key, node.computed), node.value).map((named) => ({
        ...named,
        holder,
      }));
    }
    case AST_NODE_TYPES.VariableDeclarator:
      return assign(node.id, node.init);
    case AST_NODE_TYPES.AssignmentExpression:
      return assign(node.left, node.right);
    case AST_NODE_TYPES.ExportSpecifier:
      return give(nameOfKey(node.exported, false), node.local);
    case AST_NODE_TYPES.TemplateLiteral:
    case AST_NODE_TYPES.BinaryExpression:
      return readLabelled(listParts(node));
    case AST_NODE_TYPES.AssignmentPattern:
      return [
        ...give(nameOfTarget(node.left), node.right),
        // `const { apiKey: key = "…" } = options`
        ...(node.parent.type === AST_NODE_TYPES.Property
          ? give(nameOfKey(node.parent.key, node.parent.computed), node.right)
          : []),
      ];
    case AST_NODE_TYPES.PropertyDefinition:
    case AST_NODE_TYPES.AccessorProperty:
      return give(nameOfKey(node.key, node.computed), node.value);
    case AST_NODE_TYPES.JSXAttribute:
      return give(nameOfKey(node.name, false), node.value);
    case AST_NODE_TYPES.TSEnumMember:
      return give(nameOfKey(node.id, false), node.initializer);
    case AST_NODE_TYPES.ReturnStatement:
      return give(nameOfFunctionAround(node), node.argument);
    case AST_NODE_TYPES.CallExpression:
    case AST_NODE_TYPES.NewExpression:
      return [
        ...readSetter(node.callee, node.arguments),
        ...readPairs(node.arguments),
        ...readDescriptor(node.arguments),
      ];
    case AST_NODE_TYPES.ArrayExpression:
      return readPairs(node.elements);
    default:
      return [];
  }
}

function give(name: string | undefined, value: Node | null | undefined): NamedValue[] {
  return name === undefined || !value ? [] : [{ name, value }];
}

/** An assignment to a name, or to the first names of a list: `const [apiKey, setApiKey] = useState("…")`. */
function assign(target: Node, value: Node | null): NamedValue[] {
  if (target.type !== AST_NODE_TYPES.ArrayPattern) return give(nameOfTarget(target), value);
  const [first] = target.elements;
  if (value?.type === AST_NODE_TYPES.CallExpression)
    return first ? give(nameOfTarget(first), value.arguments[0]) : [];
  if (value?.type !== AST_NODE_TYPES.ArrayExpression) return [];
  return target.elements.flatMap((item, index) =>
    item ? give(nameOfTarget(item), value.elements[index]) : [],
  );
}

/** A name at the end of a piece of text: `…?api_key=`, `x-api-key: `. */
const LABEL = /([\w-]{1,100})(?:=|: ?)$/;
const LABEL_WINDOW = 120;

/** `` `?api_key=${key}` `` */
function readLabelled(parts: readonly Node[]): NamedValue[] {
  const inOrder = [...parts].sort((a, b) => a.range[0] - b.range[0]);
  return inOrder.flatMap((part, index) => {
    const isElement = part.type === AST_NODE_TYPES.TemplateElement;
    const text = isElement ? part.value.cooked : readPlainString(part);
    return give(LABEL.exec(text?.slice(-LABEL_WINDOW) ?? '')?.[1], inOrder[index + 1]);
  });
}

/** `setApiKey("…")`, but not `findApiKey("…")`. */
function readSetter(callee: Node, [first]: readonly Node[]): NamedValue[] {
  const name = nameOfTarget(callee);
  return name === undefined || isLookup(name) ? [] : give(name, first);
}

/** `set("x-api-key", "…")`, `["x-api-key", "…"]`, `["--api-key", "…"]` */
function readPairs(items: readonly (Node | null)[]): NamedValue[] {
  return items.flatMap((item, index) =>
    item ? give(readPlainString(item), items[index + 1]) : [],
  );
}

/** `Object.defineProperty(o, "apiKey", { value: "…" })`, `{ get: () => "…" }` */
function readDescriptor([, key, descriptor]: readonly Node[]): NamedValue[] {
  if (!key || descriptor?.type !== AST_NODE_TYPES.ObjectExpression) return [];
  const value = readProperty(descriptor, 'value') ?? readProperty(descriptor, 'get');
  return give(readPlainString(key), value);
}
