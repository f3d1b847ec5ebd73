import ts from 'typescript';

/** One small change to a source file. */
export interface Mutant {
  readonly start: number;
  readonly end: number;
  readonly replacement: string;
  /** From 1. */
  readonly line: number;
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

/** Every change that is tried: thresholds to both sides, comparisons, conditions, and bounds in patterns. */
export function listMutants(text: string, path: string): Mutant[] {
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  const mutants: Mutant[] = [];
  const add = (start: number, end: number, replacements: readonly string[]): void => {
    const line = file.getLineAndCharacterOfPosition(start).line + 1;
    for (const replacement of replacements) mutants.push({ start, end, replacement, line });
  };
  const visit = (node: ts.Node): void => {
    // What only illustrates a rule is data of the tests.
    if (ts.isTypeNode(node) || node.getText(file).startsWith('get examples')) return;
    if (ts.isPropertyAssignment(node) && node.name.getText(file) === 'examples') return;
    const [start, end] = [node.getStart(file), node.end];
    if (ts.isNumericLiteral(node)) add(start, end, shift(Number(node.text)));
    if (node.kind === ts.SyntaxKind.TrueKeyword) add(start, end, ['false']);
    if (node.kind === ts.SyntaxKind.FalseKeyword) add(start, end, ['true']);
    if (ts.isPrefixUnaryExpression(node) && node.operator === ts.SyntaxKind.ExclamationToken) {
      add(start, start + 1, ['']);
    }
    if (ts.isBinaryExpression(node)) {
      const operator = node.operatorToken;
      add(operator.getStart(file), operator.end, OPERATORS[operator.kind] ?? []);
    }
    if (ts.isRegularExpressionLiteral(node)) {
      for (const bound of node.text.matchAll(/(?<=\{(?:\d+,)?)\d+(?=[,}])/g)) {
        const at = start + bound.index;
        add(at, at + bound[0].length, shift(Number(bound[0])));
      }
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return mutants;
}

/** A little less and a little more. */
function shift(value: number): string[] {
  const step = Number.isInteger(value) ? 1 : 0.1;
  return [value - step, value + step].filter((some) => some >= 0).map((some) => String(some));
}
