import Handlebars from 'handlebars';
import { mailMarkup } from './mail-markup.rules.js';
import { templateProblems, type TemplateProblem } from './template-subset.rules.js';
import {
  NEEDS_LINK,
  partsOfVariable,
  TEMPLATE_VARIABLES,
  type TemplateName,
  type TemplatePart,
} from './template.values.js';

/** The texts of one template in one language. */
export interface TemplateParts {
  subject: string;
  html: string;
  text: string;
}

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
  const problemsIn = (part: TemplatePart) => {
    const allowed = variables.filter((variable) => partsOfVariable(variable).includes(part));
    return templateProblems(parts[part], allowed).map((problem) => ({ part, problem }));
  };
  const found = (['subject', 'html', 'text'] as const).flatMap(problemsIn);
  // Only what Handlebars can read is looked at as markup; cleaning may not take half of an expression away either.
  if (found.some(({ part }) => part === 'html')) return found;
  const { html, problems } = mailMarkup(parts.html);
  found.push(...problems.map((problem) => ({ part: 'html' as const, problem })));
  if (problems.length === 0)
    // Places in what was cleaned are not places in what was written.
    for (const { code, message } of templateProblems(html, variables))
      found.push({ part: 'html', problem: { code, message } });
  if (NEEDS_LINK.includes(name)) {
    const problem: TemplateProblem = { code: 'template-link', message: 'Without {{link}} the mail is of no use.' };
    if (!/\{\{~?\s*(link|button)\s*~?\}\}/.test(parts.html)) found.push({ part: 'html', problem });
    if (!/\{\{~?\s*link\s*~?\}\}/.test(parts.text)) found.push({ part: 'text', problem });
  }
  return found;
}
