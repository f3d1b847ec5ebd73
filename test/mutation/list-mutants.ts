import ts from 'typescript';

/** One small change to a source file. */
export interface Mutant {
  /** What is replaced: an expression, or a statement that is left out. */
  readonly start: number;
  readonly end: number;
  readonly replacement: string;
  readonly isStatement: boolean;
  /** From 1. */
  readonly line: number;
  /** What was and what is, for people. */
  readonly change: string;
}

/** What each operator is replaced with: its other side, and what differs at the threshold alone. */
const OPERATORS: Readonly<Partial<Record<ts.SyntaxKind, readonly string[]>>> = {
  [ts.SyntaxKind.LessThanToken]: ['<=', '>='],
  [ts.SyntaxKind.LessThanEqualsToken]: ['<', '>'],
  [ts.SyntaxKind.GreaterThanToken]: ['>=', '<='],
  [ts.SyntaxKind.GreaterThanEqualsToken]: ['>', '<'],
  [ts.SyntaxKind.EqualsEqualsEqualsToken]: ['!=='],
  [ts.SyntaxKind.ExclamationEqualsEqualsToken]: ['==='],
  [ts.SyntaxKind.AmpersandAmpersandToken]: ['||'],
  [ts.SyntaxKind.BarBarToken]: ['&&'],
  [ts.SyntaxKind.PlusToken]: ['-'],
  [ts.SyntaxKind.MinusToken]: ['+'],
  [ts.SyntaxKind.BarBarEqualsToken]: ['='],
  [ts.SyntaxKind.QuestionQuestionEqualsToken]: ['='],
};

/** Calls that leave something out or ask something of a list. */
const METHODS: ReadonlyMap<string, string> = new Map([
  ['some', 'every'],
  ['every', 'some'],
]);
const LEFT_OUT: readonly string[] = ['filter', 'sort', 'reverse'];

/** Every change that is tried: operators, thresholds, conditions, bounds in patterns, statements left out. */
export function listMutants(text: string, path: string): Mutant[] {
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  const mutants: Mutant[] = [];

  /** @param start of the part that changes, within the node @param end of that part */
  const add = (
    node: ts.Node,
    start: number,
    end: number,
    replacements: readonly string[],
  ): void => {
    const [first, last] = [node.getStart(file), node.end];
    const line = file.getLineAndCharacterOfPosition(start).line + 1;
    for (const replacement of replacements) {
      const replaced = text.slice(first, start) + replacement + text.slice(end, last);
      const change = `${text.slice(start, end)} -> ${replacement || 'nothing'}`;
      const isStatement = ts.isExpressionStatement(node);
      mutants.push({ start: first, end: last, replacement: replaced, isStatement, line, change });
    }
  };

  const visit = (node: ts.Node): void => {
    // What only illustrates a rule is data of the tests.
    if (ts.isTypeNode(node) || node.getText(file).startsWith('get examples')) return;
    if (ts.isPropertyAssignment(node) && node.name.getText(file) === 'examples') return;
    const [start, end] = [node.getStart(file), node.end];
    if (ts.isNumericLiteral(node) && !isName(node)) {
      add(node, start, end, shift(Number(node.text)));
    }
    if (node.kind === ts.SyntaxKind.TrueKeyword) add(node, start, end, ['false']);
    if (node.kind === ts.SyntaxKind.FalseKeyword) add(node, start, end, ['true']);
    if (ts.isPrefixUnaryExpression(node) && node.operator === ts.SyntaxKind.ExclamationToken) {
      add(node, start, start + 1, ['']);
    }
    if (ts.isBinaryExpression(node)) {
      const operator = node.operatorToken;
      add(node, operator.getStart(file), operator.end, OPERATORS[operator.kind] ?? []);
    }
    if (ts.isRegularExpressionLiteral(node)) {
      for (const bound of node.text.matchAll(/(?<=\{(?:\d+,)?)\d+(?=[,}])/g)) {
        const at = start + bound.index;
        add(node, at, at + bound[0].length, shift(Number(bound[0])));
      }
    }
    if (ts.isCallExpression(node) && ts.isPropertyAccessExpression(node.expression)) {
      const { name } = node.expression;
      const other = METHODS.get(name.text);
      if (other !== undefined) add(node, name.getStart(file), name.end, [other]);
      if (LEFT_OUT.includes(name.text)) add(node, node.expression.expression.end, end, ['']);
    }
    if (ts.isExpressionStatement(node)) add(node, start, end, ['']);
    ts.forEachChild(node, visit);
  };
  visit(file);
  return mutants;
}

/** Whether it names a property. */
function isName(node: ts.NumericLiteral): boolean {
  const { parent } = node;
  if (ts.isPropertyAssignment(parent)) return parent.name === node;
  return ts.isBindingElement(parent) && parent.propertyName === node;
}

/** A little less and a little more. */
function shift(value: number): string[] {
  const step = Number.isInteger(value) ? 1 : 0.1;
  return [value - step, value + step].filter((some) => some >= 0).map((some) => String(some));
}
