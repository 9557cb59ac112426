import Handlebars from 'handlebars';
import { mailMarkup } from './mail-markup.rules.js';
import { templateProblems, type TemplateProblem } from './template-subset.rules.js';
import { NEEDS_LINK, TEMPLATE_VARIABLES, type TemplateName } from './template.values.js';

/** The texts of one template in one language. */
export interface TemplateParts {
  subject: string;
  html: string;
  text: string;
}

export type TemplatePart = keyof TemplateParts;
export type CompiledTemplate = Readonly<Record<TemplatePart, Handlebars.TemplateDelegate>>;

const handlebars = Handlebars.create();
const OPTIONS: CompileOptions = {
  strict: true,
  knownHelpersOnly: true,
  knownHelpers: {
    helperMissing: false,
    blockHelperMissing: false,
    each: false,
    with: false,
    log: false,
    lookup: false,
  },
};

/** Compiles texts that have no problems; the same for Rollcall's own and an organisation's. */
export function compileTemplate({ subject, html, text }: TemplateParts): CompiledTemplate {
  const plain = { ...OPTIONS, noEscape: true };
  return {
    subject: handlebars.compile(subject.trim(), plain),
    html: handlebars.compile(mailMarkup(html).html, OPTIONS),
    text: handlebars.compile(text, plain),
  };
}

/** What keeps texts from being used, by part. */
export function problemsOfParts(
  name: TemplateName,
  parts: TemplateParts,
): { part: TemplatePart; problem: TemplateProblem }[] {
  const variables: readonly string[] = TEMPLATE_VARIABLES[name];
  const inSubject = variables.filter((variable) => !['link', 'button', 'welcomeMessage'].includes(variable));
  const inText = variables.filter((variable) => variable !== 'button');
  const found = [
    ...templateProblems(parts.subject, inSubject).map((problem) => ({ part: 'subject' as const, problem })),
    ...templateProblems(parts.html, variables).map((problem) => ({ part: 'html' as const, problem })),
    ...templateProblems(parts.text, inText).map((problem) => ({ part: 'text' as const, problem })),
  ];
  // Only what Handlebars can read is looked at as markup; cleaning may not take half of an expression away either.
  if (found.some(({ part }) => part === 'html')) return found;
  const { html, problems } = mailMarkup(parts.html);
  found.push(...problems.map((problem) => ({ part: 'html' as const, problem })));
  if (problems.length === 0)
    found.push(...templateProblems(html, variables).map((problem) => ({ part: 'html' as const, problem })));
  if (NEEDS_LINK.includes(name)) {
    const problem = { code: 'template-link' as const, message: 'Without {{link}} the mail is of no use.' };
    if (!/\{\{~?\s*(link|button)\s*~?\}\}/.test(parts.html)) found.push({ part: 'html', problem });
    if (!/\{\{~?\s*link\s*~?\}\}/.test(parts.text)) found.push({ part: 'text', problem });
  }
  return found;
}
