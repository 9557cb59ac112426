import Handlebars from 'handlebars';
import { positionAt, syntaxErrorPosition, type Position } from './text-position.rules.js';

export interface TemplateProblem extends Partial<Position> {
  code: 'template-syntax' | 'template-variable' | 'template-expression' | 'template-markup' | 'template-link';
  message: string;
}

const BLOCKS = ['if', 'unless'];
const MOST_NESTED = 5;

/**
 * What is wrong with the source of one part of a template, and where. Allowed are text, `{{variable}}` and
 * `{{#if variable}}…{{else}}…{{/if}}` (and `unless`) with the variables named; everything else of Handlebars could reach
 * more than was meant: helpers with arguments, partials, `this`, `@root`, `../`, unescaped output.
 */
export function templateProblems(source: string, variables: readonly string[]): TemplateProblem[] {
  let program: hbs.AST.Program;
  try {
    program = Handlebars.parseWithoutProcessing(source);
  } catch (error) {
    const { message } = error as Error;
    const [first = '', , , expected] = message.split('\n');
    // A block closed by another's name has a message of one line.
    const reason = expected ?? first.replace(/ - \d+:\d+$/, '');
    const problem = { code: 'template-syntax' as const, message: `The template cannot be read. ${reason}`.trim() };
    return [{ ...problem, ...syntaxErrorPosition(source, message) }];
  }
  // Once each: a name that is misspelled throughout is one mistake, shown where it stands first.
  const found = problemsIn(program, variables, 0).reverse();
  return [...new Map(found.map((problem) => [problem.message, problem])).values()].reverse();
}

function problemsIn(program: hbs.AST.Program, variables: readonly string[], depth: number): TemplateProblem[] {
  if (depth > MOST_NESTED) return [expression(program.body[0], 'Conditions are nested too deeply.')];
  return program.body.flatMap((statement) => problemsOf(statement, variables, depth));
}

function problemsOf(statement: hbs.AST.Statement, variables: readonly string[], depth: number): TemplateProblem[] {
  if (statement.type === 'ContentStatement' || statement.type === 'CommentStatement') return [];
  if (statement.type === 'MustacheStatement') {
    const { path, params, hash, escaped } = statement as hbs.AST.MustacheStatement;
    if (!escaped) return [expression(statement, 'Values are always escaped: use {{…}}, not {{{…}}} or {{&…}}.')];
    if (params.length > 0 || hasPairs(hash))
      return [expression(statement, '{{…}} takes the name of a variable and nothing else.')];
    return variableProblems(path, variables);
  }
  if (statement.type === 'BlockStatement') {
    const { path, params, hash, program, inverse } = statement as hbs.AST.BlockStatement;
    const [condition] = params;
    const isKnown = path.type === 'PathExpression' && BLOCKS.includes(path.original);
    if (!isKnown || !condition || params.length > 1 || hasPairs(hash) || (program?.blockParams?.length ?? 0) > 0)
      return [expression(statement, 'Of blocks there are {{#if variable}} and {{#unless variable}}.')];
    const branches = [program, inverse].filter((branch) => branch !== undefined && branch !== null);
    return [
      ...variableProblems(condition, variables),
      ...branches.flatMap((branch) => problemsIn(branch, variables, depth + 1)),
    ];
  }
  return [expression(statement, 'Partials and decorators are not available.')];
}

function variableProblems(node: hbs.AST.Node, variables: readonly string[]): TemplateProblem[] {
  const path = node as hbs.AST.PathExpression;
  const isPlain = path.type === 'PathExpression' && !path.data && path.depth === 0;
  // `original` as it was written: `this.link` is refused with all that is not spelled as documented.
  if (isPlain && variables.includes(path.original) && path.parts.join('.') === path.original) return [];
  const name = path.type === 'PathExpression' ? path.original : 'A value';
  const message = `${name} is not one of the variables: ${variables.join(', ')}.`;
  return [{ code: 'template-variable', message, ...placeOf(node) }];
}

function hasPairs(hash: hbs.AST.Hash | undefined): boolean {
  return (hash?.pairs.length ?? 0) > 0;
}

function expression(node: hbs.AST.Node | undefined, message: string): TemplateProblem {
  return { code: 'template-expression', message, ...(node && placeOf(node)) };
}

function placeOf({ loc }: hbs.AST.Node): Position {
  return { line: loc.start.line, column: loc.start.column + 1 };
}

/** The same for markup, which is found by its text. */
export function markupProblem(source: string, at: number, message: string): TemplateProblem {
  return { code: 'template-markup', message, ...(at >= 0 && positionAt(source, at)) };
}
